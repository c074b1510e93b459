package dev.mpaoperator.monitoring.picture;

import java.util.List;
import java.util.Locale;

/** An SVG that grows by shapes; what is too long for its place is cut. */
final class Drawing {
  private static final List<String> COLOURS =
      List.of(
          "#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1", "#ba43a9", "#705da0");

  private final StringBuilder shapes = new StringBuilder();

  static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  void box(double x, double y, double w, double h, String colour) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<rect x='%.0f' y='%.0f' width='%.0f' height='%.0f' rx='3' fill='%s'/>%n",
            x,
            y,
            w,
            h,
            colour));
  }

  /** A text of that size that takes at most so much room. */
  void text(double x, double y, double size, double room, String colour, String text) {
    int most = (int) (room / (size * 0.56));
    String shown = text.length() > most ? text.substring(0, Math.max(0, most - 1)) + "…" : text;
    shapes.append(
        String.format(
            Locale.ROOT,
            "<text x='%.0f' y='%.0f' font-size='%.0f' fill='%s'>%s</text>%n",
            x,
            y,
            size,
            colour,
            shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
  }

  void line(List<double[]> points, String colour) {
    shapes.append("<polyline points='");
    for (double[] p : points) {
      shapes.append(String.format(Locale.ROOT, "%.1f,%.1f ", p[0], p[1]));
    }
    shapes.append(
        String.format(Locale.ROOT, "' fill='none' stroke='%s' stroke-width='1.5'/>%n", colour));
  }

  /** The whole picture. */
  String svg(double width, double height) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f' font-family='Helvetica, Arial, sans-serif'>%n<rect width='100%%' height='100%%' fill='#111217'/>%n%s</svg>%n",
        width,
        height,
        shapes);
  }
}
