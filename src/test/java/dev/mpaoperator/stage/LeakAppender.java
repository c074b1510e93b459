package dev.mpaoperator.stage;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** Looks through all that is logged in tests, whether it is shown or not. */
public final class LeakAppender extends AppenderBase<ILoggingEvent> {
  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLoggerName().startsWith("dev.mpaoperator.simulator")) {
      return; // that one knows everything
    }
    var where = "log " + event.getLoggerName();
    Leaks.look(where, event.getFormattedMessage());
    Leaks.look(where, String.valueOf(event.getKeyValuePairs()));
    Leaks.look(where, String.valueOf(event.getMDCPropertyMap()));
    for (var e = event.getThrowableProxy(); e != null; e = e.getCause()) {
      Leaks.look(where, e.getClassName() + ": " + e.getMessage());
    }
  }
}
