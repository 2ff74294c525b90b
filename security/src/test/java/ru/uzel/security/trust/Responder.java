package ru.uzel.security.trust;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority's services on a free port: its CRL, and OCSP that can be made to err. */
final class Responder implements AutoCloseable {

  final AtomicInteger questions = new AtomicInteger();
  final AtomicInteger lists = new AtomicInteger();

  /** What is revoked, by serial number, and since when. */
  final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

  Instant now = Issued.NOW;
  Duration holds = Duration.ofHours(12);
  boolean nonce = true;
  boolean repeatsTheFirst;
  boolean aboutAnother;
  boolean saysHowLong = true;
  volatile int http = 200;
  SigningKey authority;
  SigningKey signer;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private byte[] first = new byte[0];

  Responder(SigningKey authority) throws IOException {
    this.authority = authority;
    signer = authority;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/ocsp", this::ocsp);
    server.createContext("/ca.crl", this::list);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  byte[] crl() {
    try {
      JcaX509v2CRLBuilder builder =
          new JcaX509v2CRLBuilder(
              authority.certificate().getSubjectX500Principal(), Date.from(now));
      builder.setNextUpdate(Date.from(now.plus(holds)));
      revoked.forEach((serial, since) -> builder.addCRLEntry(serial, Date.from(since), 1));
      return builder
          .build(
              new JcaContentSignerBuilder(Issued.algorithmOf(signer))
                  .setProvider(Issued.PROVIDER)
                  .build(signer.key()))
          .getEncoded();
    } catch (IOException | OperatorCreationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    lists.incrementAndGet();
    answer(exchange, crl());
  }

  /** Answers no more questions until it is let go. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void letGo() {
    gate.countDown();
  }

  private void ocsp(HttpExchange exchange) throws IOException {
    questions.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    byte[] question = exchange.getRequestBody().readAllBytes();
    if (first.length == 0 || !repeatsTheFirst) {
      first = ocsp(new OCSPReq(question));
    }
    answer(exchange, first);
  }

  private byte[] ocsp(OCSPReq question) {
    try {
      CertificateID asked = question.getRequestList()[0].getCertID();
      CertificateID about =
          aboutAnother
              ? CertificateID.deriveCertificateID(asked, BigInteger.valueOf(4_711))
              : asked;
      Instant since = revoked.get(asked.getSerialNumber());
      CertificateStatus status =
          since == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(since), 1);
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
                  new RespID(new JcaX509CertificateHolder(signer.certificate()).getSubject()))
              .addResponse(
                  about,
                  status,
                  Date.from(now),
                  saysHowLong ? Date.from(now.plus(holds)) : null,
                  null);
      if (nonce) {
        builder.setResponseExtensions(
            new Extensions(question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)));
      }
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder(Issued.algorithmOf(signer))
                      .setProvider(Issued.PROVIDER)
                      .build(signer.key()),
                  new X509CertificateHolder[] {holder(signer.certificate())},
                  Date.from(now)))
          .getEncoded();
    } catch (GeneralSecurityException
        | IOException
        | OCSPException
        | OperatorCreationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static X509CertificateHolder holder(X509Certificate certificate)
      throws GeneralSecurityException {
    return new JcaX509CertificateHolder(certificate);
  }

  private void answer(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(http, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
