package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a list into pages. A token is good for the operation that gave it, and says nothing. */
final class Paging {
  private Paging() {}

  static Map<String, Object> page(
      String operation, String items, List<?> all, JsonNode input, int largestPage) {
    int size = Math.min(input.path("MaxResults").asInt(largestPage), largestPage);
    int from = start(operation, input.path("NextToken").textValue());
    int to = Math.min(from + size, all.size());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(items, from >= to ? List.of() : all.subList(from, to));
    if (to < all.size()) {
      page.put("NextToken", token(operation, to));
    }
    return page;
  }

  private static String token(String operation, int position) {
    byte[] bytes = (operation + ":" + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static int start(String operation, @Nullable String token) {
    if (token == null) {
      return 0;
    }
    try {
      String decoded = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      if (decoded.startsWith(operation + ":")) {
        return Integer.parseInt(decoded.substring(operation.length() + 1));
      }
    } catch (IllegalArgumentException e) {
      // not one of ours, like a token of another operation
    }
    throw ServiceException.validation("Invalid NextToken.");
  }
}
