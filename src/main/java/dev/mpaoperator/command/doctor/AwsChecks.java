package dev.mpaoperator.command.doctor;

import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.aws.CallerProbe;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.wiring.AwsSide;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** The operator's own credentials, and each account that the cluster or the configuration names. */
final class AwsChecks {
  private final OperatorConfig config;
  private final Clock clock;

  AwsChecks(OperatorConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  void run(KubernetesChecks.Seen seen, Findings findings) {
    try (var aws = new AwsSide(config, CallObserver.NONE, clock, new Random())) {
      if (!new CallerChecks(config, clock).run(new CallerProbe(aws.clients()), findings)) {
        findings.skipped("aws/account", "without credentials no account can be looked at");
        return;
      }
      byRole(seen.sources())
          .forEach((role, sources) -> {
            var about = Findings.about(subject(sources, role));
            new AccountChecks(
                    aws,
                    new Account(number(sources, role), role.orElse(null)),
                    sources,
                    seen.namesPeople(),
                    about)
                .run();
            findings.add(about);
          });
    }
  }

  /** The accounts, each with the resources that lead there. */
  private Map<Optional<AssumedRole>, List<IdentitySource>> byRole(List<IdentitySource> sources) {
    Map<Optional<AssumedRole>, List<IdentitySource>> accounts =
        sources.stream()
            .collect(
                Collectors.groupingBy(
                    s -> Optional.ofNullable(Accounts.of(s).role()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    if (!config.account().number().isEmpty()) {
      accounts.putIfAbsent(Optional.ofNullable(AwsSide.direct(config).role()), List.of());
    }
    if (accounts.isEmpty()) {
      accounts.put(Optional.empty(), List.of());
    }
    return accounts;
  }

  private @org.jspecify.annotations.Nullable String number(
      List<IdentitySource> sources, Optional<AssumedRole> role) {
    var direct = AwsSide.direct(config);
    return sources.stream()
        .flatMap(s -> Accounts.number(s).stream())
        .findFirst()
        .orElse(
            !direct.id().isEmpty() && role.equals(Optional.ofNullable(direct.role()))
                ? direct.id()
                : null);
  }

  private static String subject(List<IdentitySource> sources, Optional<AssumedRole> role) {
    return sources.isEmpty()
        ? role.map(AssumedRole::arn).orElse("own account")
        : sources.stream().map(s -> s.getMetadata().getName()).collect(Collectors.joining(", "));
  }
}
