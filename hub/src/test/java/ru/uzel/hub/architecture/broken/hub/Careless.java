package ru.uzel.hub.architecture.broken.hub;

/** Has every bad habit. */
class Careless {
  @org.springframework.beans.factory.annotation.Autowired Entrance injected;

  @jakarta.annotation.PostConstruct
  void later() throws InterruptedException {
    Thread.sleep(1);
    throw new RuntimeException("something went wrong");
  }
}
