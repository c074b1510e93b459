package dev.mpaoperator.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * IAM Identity Center refuses a call: almost always with status 400 (Identity Store API Reference,
 * GetUserId, Errors).
 */
final class DirectoryRefusal extends RuntimeException {
  private final String type;
  private final Map<String, Object> members;

  private DirectoryRefusal(String type, String message, Map<String, Object> members) {
    super(message);
    this.type = type;
    this.members = Map.copyOf(members);
  }

  /** What was not found: USER, IDENTITY_STORE (ResourceType of the exception). */
  static DirectoryRefusal notFound(String resourceType, String id) {
    return new DirectoryRefusal(
        "ResourceNotFoundException",
        resourceType + " not found.",
        Map.of("ResourceType", resourceType, "ResourceId", id));
  }

  static DirectoryRefusal conflict(String message) {
    return new DirectoryRefusal("ConflictException", message, Map.of());
  }

  /** In AWS's wording, which quotes what was given. */
  static DirectoryRefusal validation(String value, String path, String constraint) {
    return new DirectoryRefusal(
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, path, constraint),
        Map.of());
  }

  static DirectoryRefusal unknown(String operation) {
    return new DirectoryRefusal(
        "UnknownOperationException", operation + " is not known here.", Map.of());
  }

  Reply reply() {
    Map<String, Object> body = new LinkedHashMap<>(members);
    body.put("__type", type);
    body.put("Message", String.valueOf(getMessage()));
    return Reply.target(400, type, body);
  }
}
