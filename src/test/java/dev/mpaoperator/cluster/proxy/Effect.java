package dev.mpaoperator.cluster.proxy;

import java.time.Duration;

/** What a fault does to a call. */
sealed interface Effect {
  /** Nothing more happens until the fault is released; then the call goes on. */
  record Hang() implements Effect {}

  /** The connection is closed. */
  record Cut() implements Effect {}

  /** The client gets this instead of the server's answer. */
  record Answer(int status, String body) implements Effect {}

  /** The call goes on later. */
  record Delay(Duration duration) implements Effect {}
}
