package dev.mpaoperator.gitops.states;

import dev.mpaoperator.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plays all scenes and writes the pictures to where Argo CD's own tests look for them ({@code make
 * states}).
 */
public final class Pictures {
  /** The folder of all kinds, in the layout of Argo CD's repository. */
  public static final Path FOLDER =
      Path.of("config/argocd/resource_customizations/mpaoperator.dev");

  private Pictures() {}

  /** Rewrites the files, from the checkout's top level. */
  public static void main(String... only) throws Exception {
    var all = new TreeMap<String, String>();
    var failures = 0;
    for (var kind : Album.KINDS) {
      for (var scene : scenes(kind)) {
        try (var stage = Stage.empty("states");
            var album = new Album(stage)) {
          scene.play(stage, album);
          // Others come by in a scene too, but not always in the same state.
          album.pictures().entrySet().stream()
              .filter(picture -> picture.getKey().startsWith(kind + "/"))
              .forEach(picture -> all.putIfAbsent(picture.getKey(), picture.getValue()));
        } catch (AssertionError | RuntimeException e) {
          failures++;
          e.printStackTrace();
        }
      }
    }
    for (var kind : Album.KINDS) {
      var folder = Files.createDirectories(FOLDER.resolve(kind).resolve("testdata"));
      if (failures == 0) {
        clear(folder);
      }
    }
    for (var picture : all.entrySet()) {
      var file = Path.of(picture.getKey());
      Files.writeString(
          FOLDER
              .resolve(file.getParent())
              .resolve("testdata")
              .resolve(file.getFileName() + ".yaml"),
          picture.getValue());
    }
    System.out.println(all.size() + " pictures, " + failures + " scenes failed");
    System.exit(failures == 0 ? 0 : 1);
  }

  private static List<Scene> scenes(String kind) {
    return switch (kind) {
      case "ApprovalTeam" ->
          Stream.of(TeamScenes.all(), ObstacleScenes.all()).flatMap(List::stream).toList();
      case "IdentitySource" -> SourceScenes.all();
      default -> SessionScenes.all();
    };
  }

  private static void clear(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
