package dev.mpaoperator.directory;

import java.util.LinkedHashMap;
import java.util.Map;

/** The answers to so many questions; the longest unused one is forgotten. */
final class Answers {
  private final Map<Question, Answer> answers;

  /** What is asked. */
  record Question(Place place, Selector selector) {}

  Answers(int most) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Answer of(Question question) {
    return answers.computeIfAbsent(question, _ -> new Answer());
  }
}
