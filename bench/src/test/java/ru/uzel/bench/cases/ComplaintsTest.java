package ru.uzel.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.load.Load;

class ComplaintsTest {

  @Test
  void writesNoTwoEqualRequests() {
    Complaints complaints = new Complaints("lot", "key", 0);

    List<Load.Form> forms = LongStream.range(1, 200).mapToObj(complaints::number).toList();

    assertThat(forms).extracting(Load.Form::key).doesNotHaveDuplicates();
    assertThat(forms).extracting(Load.Form::body).doesNotHaveDuplicates();
    assertThat(forms).extracting(Load.Form::statuses).containsOnly(2);
  }

  @Test
  void leavesSomeInWork() {
    Complaints complaints = new Complaints("lot", "key", 50);

    assertThat(complaints.number(50).body()).contains(Complaints.LEFT_IN_WORK);
    assertThat(complaints.number(50).statuses()).isEqualTo(1);
    assertThat(complaints.number(51).body()).doesNotContain(Complaints.LEFT_IN_WORK);
  }

  @Test
  void doesNotShowItsKey() {
    assertThat(new Complaints("lot", "secret", 0).toString()).doesNotContain("secret");
  }
}
