package dev.mpaoperator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.tools.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSearchTest {
  private final List<String> said = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void takesTheFirstPlaceThatHasOneAndAsksNoFurther() {
    Source second = source("1.2.3");
    ServerSearch search =
        search(unused("a"), place("b", () -> second), place("c", () -> source("9.9.9")));

    assertThat(search.find()).isSameAs(second);
    assertThat(asked).containsExactly("a", "b");
    assertThat(said).containsExactly("cluster: using kube-apiserver 1.2.3 in bin (b)");
  }

  @Test
  void tellsOfAPlaceThatIsBrokenAndGoesOn() {
    ServerSearch search = search(broken("a"), place("b", () -> source("1.2.3")));

    search.find();
    assertThat(said)
        .containsExactly(
            "cluster: a: a is broken", "cluster: using kube-apiserver 1.2.3 in bin (b)");
  }

  @Test
  void saysWhatWasTriedWhyItFailedAndWhatHelps() {
    ServerSearch search = search(unused("a"), broken("b"), broken("c"));

    assertThatThrownBy(search::find)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            No Kubernetes API server was found. Tried, in order:
              1. a: a is not set
              2. b: b is broken
              3. c: c is broken
            Any one of these helps:
              - repair a
              - repair b
              - repair c
            """);
  }

  @Test
  void thisMachinesPlacesComeQuickestFirst() {
    assertThat(Places.ofThisMachine())
        .extracting(Place::name)
        .containsExactly(
            "KUBEBUILDER_ASSETS", "built earlier", "Docker", "prebuilt archive", "source build");
  }

  @Test
  void theContainerHasTheMinorVersionOfThePinnedModule() {
    Path module = Checkout.root().resolve("src/test/cluster");
    assertThat(K3sImage.PINNED).contains(":v" + SourceBuild.minorVersion(module) + ".");
  }

  private ServerSearch search(Place... places) {
    return new ServerSearch(List.of(places), said::add);
  }

  private Place unused(String name) {
    return place(
        name,
        () -> {
          throw Unavailable.unused(name + " is not set");
        });
  }

  private Place broken(String name) {
    return place(
        name,
        () -> {
          throw Unavailable.broken(name + " is broken");
        });
  }

  private Place place(String name, Place.Look look) {
    return new Place(
        name,
        () -> {
          asked.add(name);
          return look.take();
        },
        "repair " + name);
  }

  private static Source source(String version) {
    return new LocalBinaries(Path.of("bin"), version);
  }
}
