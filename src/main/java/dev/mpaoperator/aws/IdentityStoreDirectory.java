package dev.mpaoperator.aws;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.directory.Directory;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.directory.Selector;
import dev.mpaoperator.directory.User;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.Email;
import software.amazon.awssdk.services.identitystore.model.Filter;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** The directory of IAM Identity Center through the AWS SDK. */
public final class IdentityStoreDirectory implements Directory {
  private static final int PAGE = 100; // the most that ListUsers gives

  private final IdentityCenterClients clients;

  /** Works with these clients. */
  public IdentityStoreDirectory(IdentityCenterClients clients) {
    this.clients = clients;
  }

  @Override
  public String storeId(Account account, Instance instance) {
    var admin = clients.of(account, instance.region()).admin();
    var found =
        DirectoryFailures.call(
            "DescribeInstance",
            null,
            () -> {
              try {
                return Optional.ofNullable(
                    admin.describeInstance(r -> r.instanceArn(instance.arn())).identityStoreId());
              } catch (software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException e) {
                return Optional.<String>empty();
              }
            });
    return found.orElseThrow(() ->
        DirectoryFailures.invalid(
            "DescribeInstance",
            "there is no IAM Identity Center instance %s in %s"
                .formatted(instance.arn(), instance.region())));
  }

  @Override
  public Optional<String> userId(
      Account account, Instance instance, String storeId, Selector selector) {
    var value = Document.fromString(selector.value());
    var path =
        switch (selector.attribute()) {
          case USER_NAME -> "userName";
          case EMAIL -> "emails.value";
        };
    return find(
        "GetUserId",
        storeId,
        selector.value(),
        () ->
            client(account, instance)
                .getUserId(r ->
                    r.identityStoreId(storeId)
                        .alternateIdentifier(a ->
                            a.uniqueAttribute(u -> u.attributePath(path).attributeValue(value))))
                .userId());
  }

  @Override
  public Optional<User> user(Account account, Instance instance, String storeId, String id) {
    return find(
        "DescribeUser",
        storeId,
        null,
        () -> {
          var user =
              client(account, instance).describeUser(r -> r.identityStoreId(storeId).userId(id));
          return user(id, user.userName(), user.emails(), user.userStatus());
        });
  }

  /** AWS calls the filter deprecated in favour of GetUserId; it is for who may not call that. */
  @Override
  @SuppressWarnings("deprecation")
  public Page users(
      Account account,
      Instance instance,
      String storeId,
      @Nullable String userName,
      @Nullable String next) {
    var filters =
        userName == null
            ? List.<Filter>of()
            : List.of(Filter.builder().attributePath("UserName").attributeValue(userName).build());
    return find(
            "ListUsers",
            storeId,
            userName,
            () -> {
              var page =
                  client(account, instance)
                      .listUsers(r ->
                          r.identityStoreId(storeId)
                              .filters(filters)
                              .maxResults(PAGE)
                              .nextToken(next));
              return new Page(
                  page.users().stream()
                      .filter(u -> u.userId() != null)
                      .map(u -> user(u.userId(), u.userName(), u.emails(), u.userStatus()))
                      .toList(),
                  page.nextToken());
            })
        .orElseGet(() -> new Page(List.of(), null));
  }

  private IdentitystoreClient client(Account account, Instance instance) {
    return clients.of(account, instance.region()).store();
  }

  private static User user(
      String id, @Nullable String userName, List<Email> emails, @Nullable UserStatus status) {
    return new User(
        id,
        userName,
        emails.stream().map(Email::value).filter(Objects::nonNull).toList(),
        status == UserStatus.DISABLED);
  }

  /** Makes a call whose "not found" is an answer, if it is the user who was not found. */
  private static <T> Optional<T> find(
      String operation, String storeId, @Nullable String asked, Supplier<T> call) {
    return DirectoryFailures.call(
        operation,
        asked,
        () -> {
          try {
            return Optional.ofNullable(call.get());
          } catch (ResourceNotFoundException e) {
            if (isAboutUser(e)) {
              return Optional.empty();
            }
            throw DirectoryFailures.invalid(
                operation, "the identity store " + storeId + " was not found");
          }
        });
  }

  /** AWS says what was not found by a type, and in the message ("USER not found."; inferred). */
  private static boolean isAboutUser(ResourceNotFoundException e) {
    var type = e.resourceType();
    if (type != null) {
      return type == ResourceType.USER;
    }
    var details = e.awsErrorDetails();
    return details != null
        && details.errorMessage() != null
        && details.errorMessage().startsWith("USER ");
  }
}
