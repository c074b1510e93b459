package dev.mpaoperator.command.doctor;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.directory.Directory;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.directory.Selector;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.wiring.AwsSide;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether people can be looked up, which only teams need that give them by name. */
final class DirectoryChecks {
  private static final String CHECK = "aws/directory";
  private static final String NOBODY = "mpa-operator-doctor-nobody";
  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

  private final Directory directory;
  private final Account account;
  private final boolean needed;
  private final Findings findings;

  /**
   * Nothing is asked yet.
   *
   * @param needed whether some team gives people by name
   */
  DirectoryChecks(AwsSide aws, Account account, boolean needed, Findings findings) {
    directory = aws.directory();
    this.account = account;
    this.needed = needed;
    this.findings = findings;
  }

  void run(@Nullable Instance instance) {
    if (instance == null) {
      findings.skipped(CHECK, "no instance of IAM Identity Center is known");
      return;
    }
    var store = ask("sso:DescribeInstance", () -> directory.storeId(account, instance));
    if (store == null) {
      return;
    }
    var look =
        ask(
            "identitystore:GetUserId",
            () -> directory.userId(account, instance, store, Selector.userName(NOBODY)));
    var user =
        look == null
            ? null
            : ask(
                "identitystore:DescribeUser",
                () -> directory.user(account, instance, store, NO_ID));
    if (user != null) {
      findings.ok(CHECK, "%s in %s can be searched".formatted(store, instance.region()));
    }
  }

  private <T> @Nullable T ask(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (CloudFailure e) {
      var denied = e.kind() == CloudFailure.Kind.DENIED;
      var message = denied ? AccountChecks.missing(action, e) : String.valueOf(e.getMessage());
      var fix =
          denied
              ? Grant.of(action)
              : e.kind() == CloudFailure.Kind.INVALID
                  ? "correct `iamIdentityCenter` of the IdentitySource"
                  : "let the operator reach the directory, and try again";
      if (needed) {
        findings.fail(CHECK, message + ". Teams give people by name", fix);
      } else {
        findings.warn(CHECK, message + ". Approvers can be given by `identityId` only", fix);
      }
      return null;
    }
  }
}
