package dev.mpaoperator.simulator.world;

import org.jspecify.annotations.Nullable;

/** The service refuses a call. */
public final class ServiceException extends RuntimeException {
  private final ErrorType type;
  private final @Nullable String resourceName;

  private ServiceException(ErrorType type, String message, @Nullable String resourceName) {
    super(message);
    this.type = type;
    this.resourceName = resourceName;
  }

  /** What kind of refusal. */
  public ErrorType type() {
    return type;
  }

  /** The resource that has too many tags, else nothing. */
  public @Nullable String resourceName() {
    return resourceName;
  }

  /** 403. */
  public static ServiceException accessDenied(String message) {
    return new ServiceException(ErrorType.ACCESS_DENIED, message, null);
  }

  /** 409. */
  public static ServiceException conflict(String message) {
    return new ServiceException(ErrorType.CONFLICT, message, null);
  }

  /** 404. */
  public static ServiceException notFound(String arn) {
    return new ServiceException(ErrorType.RESOURCE_NOT_FOUND, "Resource not found: " + arn, null);
  }

  /** 402. */
  public static ServiceException quota(String message) {
    return new ServiceException(ErrorType.SERVICE_QUOTA_EXCEEDED, message, null);
  }

  /** 400. */
  public static ServiceException validation(String message) {
    return new ServiceException(ErrorType.VALIDATION, message, null);
  }

  /** 400, of GetResourcePolicy only. */
  public static ServiceException invalidParameter(String message) {
    return new ServiceException(ErrorType.INVALID_PARAMETER, message, null);
  }

  /** 400, with the resource's name. */
  public static ServiceException tooManyTags(String arn) {
    return new ServiceException(
        ErrorType.TOO_MANY_TAGS, "The resource has too many tags; 50 are allowed.", arn);
  }
}
