package dev.orchard.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadableNumberTest {
  @Test
  void takesTheFewestDecimalsThatThereIsRoomFor() {
    assertThat(ReadableNumber.near(Math.nextDown(7.0), 5, Math.nextDown(7.0), 0.02))
        .isEqualTo(6.99);
    assertThat(ReadableNumber.near(45123.71, 45123.71, 50000, 12)).isEqualTo(45124);
    assertThat(ReadableNumber.near(7, 7, 8, 0.02)).isEqualTo(7);
    assertThat(ReadableNumber.near((float) 0.7, (float) 0.7, 0.8, 0.01)).isEqualTo(0.7);
  }

  @Test
  void keepsTheEndWhereThereIsNoRoom() {
    double end = 1 / 3.0;
    assertThat(ReadableNumber.near(end, end, end, 1)).isEqualTo(end);
  }

  @Test
  void staysInsideTheRangeAndNearItsEnd() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      double end = random.nextGaussian() * Math.pow(10, random.nextInt(-4, 7));
      double width = Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(-8, 3));
      double least = random.nextBoolean() ? end : end - width;
      double most = least == end ? end + width : end;
      double number = ReadableNumber.near(end, least, most, width / 3);
      assertThat(number).as("number %d", i).isBetween(least, most);
      assertThat(Math.abs(number - end)).as("number %d", i).isLessThanOrEqualTo(width / 3);
    }
  }
}
