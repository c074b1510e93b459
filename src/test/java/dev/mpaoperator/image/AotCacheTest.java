package dev.mpaoperator.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/**
 * Two dumps of the same classes become the same bytes, or it is said that they are not the same.
 */
class AotCacheTest {
  private static final int BODY = 4096;

  private static byte[] dump(int checkSum, long timestamp, long pointer) {
    return ByteBuffer.allocate(BODY + 24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, 0xf00baba2)
        .putInt(4, checkSum)
        .putLong(BODY, 0x1234_5678_9abc_def0L)
        .putLong(BODY + 8, timestamp)
        .putLong(BODY + 16, pointer)
        .array();
  }

  @Test
  void timestampsAndTheCheckSumsOverThemGoAway() {
    var a = AotCache.withoutTimestamps(dump(1, 46_486_568, 7), dump(2, 46_506_761, 7));
    var b = AotCache.withoutTimestamps(dump(3, 99_000_000, 7), dump(4, 99_000_001, 7));
    assertThat(a).isEqualTo(b).isEqualTo(dump(0, 0, 7));
  }

  @Test
  void whatDoesNotDifferStays() {
    assertThat(AotCache.withoutTimestamps(dump(1, 5, 7), dump(1, 5, 7))).isEqualTo(dump(1, 5, 7));
  }

  @Test
  void anyOtherDifferenceIsNoTimestamp() {
    assertThatThrownBy(() -> AotCache.withoutTimestamps(dump(1, 5, 1L << 50), dump(1, 5, 1L << 51)))
        .hasMessageContaining("differ at byte 4112");
    assertThatThrownBy(() -> AotCache.withoutTimestamps(new byte[8], new byte[16]))
        .hasMessageContaining("8 and 16 bytes");
  }
}
