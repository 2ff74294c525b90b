package ru.uzel.bench.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import ru.uzel.bench.load.Load;

/** Requests of two kilobytes; every text differs, since equal ones would be duplicates. */
record Potholes(String apiKey) implements Load.Forms {

  private static final int FORM_BYTES = 2048;

  @Override
  public Load.Form number(long number) {
    StringBuilder form =
        new StringBuilder("api_key=")
            .append(apiKey)
            .append("&service_code=pothole")
            .append("&lat=59.93")
            .append(number % 10)
            .append("&long=30.31")
            .append(number % 10)
            .append("&address_string=")
            .append(URLEncoder.encode("Невский проспект, " + number, StandardCharsets.UTF_8))
            .append("&first_name=Anna&last_name=Petrova&description=")
            .append(URLEncoder.encode("Яма на дороге № " + number + " ", StandardCharsets.UTF_8));
    while (form.length() < FORM_BYTES) {
      form.append("pothole+");
    }
    return new Load.Form("load-" + number, form.toString(), 1);
  }

  @Override
  public String toString() {
    return "Potholes";
  }
}
