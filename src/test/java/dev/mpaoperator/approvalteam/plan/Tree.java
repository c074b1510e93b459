package dev.mpaoperator.approvalteam.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Possibilities, told apart step by step.
 *
 * @param <T> one possibility
 */
sealed interface Tree<T> {
  /** One possibility. */
  record Leaf<T>(T value) implements Tree<T> {}

  /** Several, each with a label. */
  record Choice<T>(List<Branch<T>> branches) implements Tree<T> {}

  /** What is behind some labels. */
  record Branch<T>(List<String> labels, Tree<T> tree) {}

  static <T> Tree<T> leaf(T value) {
    return new Leaf<>(value);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> Tree<T> choice(Branch<T>... branches) {
    return new Choice<>(List.of(branches));
  }

  static <T> Branch<T> on(String label, Tree<T> tree) {
    return new Branch<>(List.of(label), tree);
  }

  static <T> Branch<T> on(String label, T value) {
    return on(label, leaf(value));
  }

  /** Every possibility. */
  default Stream<T> leaves() {
    return switch (this) {
      case Leaf<T>(var value) -> Stream.of(value);
      case Choice<T>(var branches) -> branches.stream().flatMap(b -> b.tree().leaves());
    };
  }

  /** Every possibility, with the labels on the way to it. */
  default void forEach(BiConsumer<List<List<String>>, T> visitor) {
    visit(List.of(), visitor);
  }

  private void visit(List<List<String>> path, BiConsumer<List<List<String>>, T> visitor) {
    switch (this) {
      case Leaf<T>(var value) -> visitor.accept(path, value);
      case Choice<T>(var branches) ->
          branches.forEach(branch -> {
            var longer = new ArrayList<>(path);
            longer.add(branch.labels());
            branch.tree().visit(longer, visitor);
          });
    }
  }

  /**
   * The answers, without the distinctions that make no difference: branches with one answer are
   * one.
   */
  default <A> Tree<A> map(Function<T, Tree<A>> answer) {
    return switch (this) {
      case Leaf<T>(var value) -> answer.apply(value);
      case Choice<T>(var branches) -> {
        var labels = new LinkedHashMap<Tree<A>, List<String>>();
        for (var branch : branches) {
          labels
              .computeIfAbsent(branch.tree().map(answer), a -> new ArrayList<>())
              .addAll(branch.labels());
        }
        yield labels.size() == 1
            ? labels.keySet().iterator().next()
            : new Choice<>(
                labels.entrySet().stream()
                    .map(e -> new Branch<>(List.copyOf(e.getValue()), e.getKey()))
                    .toList());
      }
    };
  }
}
