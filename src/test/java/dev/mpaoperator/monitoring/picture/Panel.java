package dev.mpaoperator.monitoring.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Draws one panel of the dashboard with what its queries answer.
 *
 * @param model Grafana's
 * @param prometheus is asked
 * @param start of the time that is shown
 * @param end of it
 */
record Panel(JsonNode model, Prometheus prometheus, Instant start, Instant end) {
  static final double COLUMN = 50;
  static final double ROW = 34;
  private static final String INK = "#d8d9da";
  private static final String GREY = "#9fa7b3";

  private double x() {
    return model.at("/gridPos/x").asInt() * COLUMN;
  }

  private double y() {
    return model.at("/gridPos/y").asInt() * ROW;
  }

  private double w() {
    return model.at("/gridPos/w").asInt() * COLUMN;
  }

  private double h() {
    return model.at("/gridPos/h").asInt() * ROW;
  }

  void draw(Drawing drawing) {
    String title = model.get("title").asText();
    if (model.get("type").asText().equals("row")) {
      drawing.text(x() + 6, y() + 23, 16, w(), INK, "▾ " + title);
      return;
    }
    drawing.box(x() + 3, y() + 3, w() - 6, h() - 6, "#181b1f");
    drawing.text(x() + 12, y() + 22, 13, w() - 20, INK, title);
    switch (model.get("type").asText()) {
      case "stat" -> stat(drawing);
      case "table" -> table(drawing);
      default -> lines(drawing);
    }
  }

  private String expression(JsonNode target) {
    return target
        .get("expr")
        .asText()
        .replace("$__rate_interval", "15s")
        .replace("$namespace", ".*");
  }

  private void stat(Drawing drawing) {
    JsonNode target = model.at("/targets/0");
    JsonNode answer = prometheus.now(expression(target));
    String shown =
        answer.isEmpty()
            ? "No data"
            : target.get("legendFormat").asText().startsWith("{{")
                ? legend(target, answer.get(0))
                : value(answer.get(0).at("/value/1").asDouble());
    drawing.text(x() + 14, y() + 84, shown.length() > 8 ? 20 : 40, w(), "#73bf69", shown);
  }

  private void table(Drawing drawing) {
    var columns = new LinkedHashMap<String, Boolean>();
    var rows = new TreeMap<String, Map<String, String>>();
    JsonNode organize = model.at("/transformations");
    JsonNode renamed = organize.findPath("renameByName");
    JsonNode hidden = organize.findPath("excludeByName");
    for (JsonNode target : model.get("targets")) {
      String field =
          model.get("targets").size() == 1 ? "Value" : "Value #" + target.get("refId").asText();
      for (JsonNode series : prometheus.now(expression(target))) {
        var labels = series.get("metric");
        String key = labels.path("namespace").asText() + " " + labels.path("name").asText();
        var row = rows.computeIfAbsent(key, _ -> new LinkedHashMap<>());
        labels
            .properties()
            .forEach(label -> {
              columns.put(label.getKey(), true);
              row.put(label.getKey(), label.getValue().asText());
            });
        if (!hidden.path(field).asBoolean()) {
          String name = renamed.path(field).asText(field);
          columns.put(name, true);
          row.put(name, value(series.at("/value/1").asDouble()));
        }
      }
    }
    if (rows.isEmpty()) {
      drawing.text(x() + 12, y() + 60, 13, w(), GREY, "No data");
    }
    double room = (w() - 24) / Math.max(1, columns.size());
    double down = y() + 46;
    int at = 0;
    for (String column : columns.keySet()) {
      drawing.text(x() + 12 + room * at++, down, 12, room, "#6e9fff", column);
    }
    for (var row : rows.values()) {
      down += 22;
      at = 0;
      for (String column : columns.keySet()) {
        drawing.text(x() + 12 + room * at++, down, 12, room, INK, row.getOrDefault(column, ""));
      }
    }
  }

  private void lines(Drawing drawing) {
    var lines = new LinkedHashMap<String, List<double[]>>();
    double most = 0;
    for (JsonNode target : model.get("targets")) {
      for (JsonNode series : prometheus.since(start, end, expression(target))) {
        var points = new ArrayList<double[]>();
        for (JsonNode point : series.get("values")) {
          double value = point.get(1).asDouble();
          if (Double.isFinite(value)) {
            points.add(new double[] {point.get(0).asDouble(), value});
            most = Math.max(most, value);
          }
        }
        lines.put(legend(target, series), points);
      }
    }
    double left = x() + 56;
    double wide = w() - 72;
    double top = y() + 36;
    double high = h() - 84;
    double seconds = Duration.between(start, end).toSeconds();
    for (int i = 0; i <= 2; i++) {
      double line = top + high - high * i / 2;
      drawing.line(List.of(new double[] {left, line}, new double[] {left + wide, line}), "#2c3235");
      drawing.text(x() + 8, line + 4, 10, 46, GREY, value(most * i / 2));
    }
    int index = 0;
    for (var line : lines.values()) {
      double scale = most == 0 ? 1 : most;
      String colour = Drawing.colour(index++);
      for (var piece : pieces(line)) {
        drawing.line(
            piece.stream()
                .map(p ->
                    new double[] {
                      left + wide * (p[0] - start.getEpochSecond()) / seconds,
                      top + high - high * p[1] / scale
                    })
                .toList(),
            colour);
      }
    }
    legend(drawing, List.copyOf(lines.keySet()), top + high + 18);
  }

  /** Where there was no series nothing is drawn. */
  private static List<List<double[]>> pieces(List<double[]> line) {
    var pieces = new ArrayList<List<double[]>>();
    double before = Double.NEGATIVE_INFINITY;
    for (double[] point : line) {
      if (point[0] > before + 1.5) {
        pieces.add(new ArrayList<>());
      }
      pieces.getLast().add(point);
      before = point[0];
    }
    return pieces;
  }

  /** Two lines of names; of more it says how many. */
  private void legend(Drawing drawing, List<String> names, double down) {
    double room = (w() - 20) / 3;
    for (int i = 0; i < Math.min(6, names.size()); i++) {
      String name =
          i == 5 && names.size() > 6 ? "and " + (names.size() - 5) + " more" : names.get(i);
      double at = x() + 12 + room * (i % 3);
      drawing.box(at, down - 7 + 16 * (i / 3), 10, 4, Drawing.colour(i));
      drawing.text(at + 14, down + 16 * (i / 3), 11, room - 16, GREY, name);
    }
  }

  private static String legend(JsonNode target, JsonNode series) {
    return Pattern.compile("\\{\\{(\\w+)}}")
        .matcher(target.get("legendFormat").asText())
        .replaceAll(m -> series.at("/metric/" + m.group(1)).asText());
  }

  private String value(double value) {
    return switch (model.at("/fieldConfig/defaults/unit").asText()) {
      case "s" ->
          value >= 3600
              ? text(value / 3600) + " h"
              : value >= 1 || value == 0 ? text(value) + " s" : text(value * 1000) + " ms";
      case "bytes" -> text(value / (1 << 20)) + " MiB";
      case "ops" -> text(value) + "/s";
      default -> text(value);
    };
  }

  private static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : value < 10
            ? String.format(Locale.ROOT, "%.2f", value)
            : String.format(Locale.ROOT, "%.1f", value);
  }
}
