package dev.mpaoperator.gitops.sync;

import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A Git repository on the disk, with one branch: main. */
final class GitRepository {
  private final Path folder;

  private GitRepository(Path folder) {
    this.folder = folder;
  }

  /** A new one with the files of a folder. */
  static GitRepository of(Path folder, Path content) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.walk(content)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var copy = folder.resolve(content.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var repository = new GitRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.commit("first");
    return repository;
  }

  /** Where Argo CD finds it. */
  String url() {
    return "file://" + folder;
  }

  /** Changes a file in a commit. */
  void change(String file, UnaryOperator<String> change) {
    try {
      var path = folder.resolve(file);
      var before = Files.readString(path);
      var after = change.apply(before);
      if (after.equals(before)) {
        throw new IllegalArgumentException("nothing to change in " + file);
      }
      Files.writeString(path, after);
      commit("change " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file in a commit. */
  void remove(String file) {
    git("rm", "--quiet", file);
    commit("remove " + file);
  }

  private void commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--message", message);
  }

  private void git(String... arguments) {
    Command.of(
            "git",
            "-c",
            "user.name=Somebody",
            "-c",
            "user.email=somebody@example.com",
            "-c",
            "commit.gpgsign=false")
        .and((Object[]) arguments)
        .in(folder)
        .run()
        .succeeded();
  }
}
