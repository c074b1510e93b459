package dev.mpaoperator.simulator.world;

/** The errors of the service's model, each with its HTTP status (API). */
public enum ErrorType {
  ACCESS_DENIED("AccessDeniedException", 403),
  CONFLICT("ConflictException", 409),
  INTERNAL_SERVER("InternalServerException", 500),
  INVALID_PARAMETER("InvalidParameterException", 400),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", 404),
  SERVICE_QUOTA_EXCEEDED("ServiceQuotaExceededException", 402),
  THROTTLING("ThrottlingException", 429),
  TOO_MANY_TAGS("TooManyTagsException", 400),
  VALIDATION("ValidationException", 400);

  private final String wireName;
  private final int status;

  ErrorType(String wireName, int status) {
    this.wireName = wireName;
    this.status = status;
  }

  /** The name callers see. */
  public String wireName() {
    return wireName;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }
}
