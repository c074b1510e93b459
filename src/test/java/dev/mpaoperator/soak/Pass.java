package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pass that ended.
 *
 * @param replica which process
 * @param given the resource as it was handed over
 * @param current whether that was the resource as it stood
 * @param after the resource as it stood after it, {@code null} if it is gone
 * @param calls what it tried to change in AWS
 * @param failures calls to AWS that went wrong
 * @param interrupted whether something happened in the middle of it
 * @param end how it ended
 */
public record Pass(
    String replica,
    ApprovalTeam given,
    boolean current,
    @Nullable ApprovalTeam after,
    List<Call> calls,
    int failures,
    boolean interrupted,
    End end) {

  /** How a pass can end. */
  public enum End {
    /** In good order. */
    WELL,
    /** Without a call to AWS: its account is in trouble, or nothing is to be asked. */
    WAITED,
    /** With an exception after which the framework tries again. */
    AGAIN,
    /** The process was killed. */
    KILLED
  }

  /** Whether it had the resource as it stands, and ended well with nothing in between. */
  public boolean isUndisturbed() {
    return end == End.WELL && current && !interrupted;
  }
}
