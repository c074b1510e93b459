package dev.mpaoperator.cluster.proxy;

/** When a fault strikes. */
enum Phase {
  /** The server has not seen the request, and never will if the fault ends it. */
  BEFORE,
  /** The server has carried the request out; the client has not seen the answer. */
  AFTER
}
