package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mpaoperator.simulator.world.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back: an answer or an error, in the service's form. */
public record Reply(int status, @Nullable String errorType, String contentType, String body) {
  private static final String JSON = "application/json";

  static Reply ok(Object answer) {
    return new Reply(200, null, JSON, json(answer));
  }

  static Reply error(String type, int status, String message) {
    return new Reply(status, type, JSON, json(Map.of("Message", message)));
  }

  static Reply error(ServiceException e) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Message", String.valueOf(e.getMessage()));
    if (e.resourceName() != null) {
      body.put("ResourceName", e.resourceName());
    }
    return new Reply(e.type().status(), e.type().wireName(), JSON, json(body));
  }

  static Reply xml(int status, @Nullable String errorType, String body) {
    return new Reply(status, errorType, "text/xml", body);
  }

  static Reply target(int status, @Nullable String errorType, Object answer) {
    return new Reply(status, errorType, "application/x-amz-json-1.1", json(answer));
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Object value) {
    try {
      return Json.WIRE.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
