package ru.uzel.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentProcessTest {

  @Test
  void endsWhenTheParentIsKilled() throws Exception {
    Process parent = new ProcessBuilder("sleep", "60").start();
    CountDownLatch ended = new CountDownLatch(1);
    ParentProcess.follow(
        Map.of("UZEL_PARENT", Long.toString(parent.pid())), () -> ended.countDown());
    assertThat(ended.getCount()).isEqualTo(1);

    parent.destroyForcibly();

    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
