package ru.uzel.hub.configuration;

/** Files of a configuration without mistakes, for tests to spoil. */
final class SampleFiles {

  static final String PARTY =
      """
      name: roads
      title: Министерство
      adapter: smev
      settings:
        endpoint: http://127.0.0.1:1/ws
        contentNamespace: urn://example/1.0
        trust: smev
      """;

  static final String FLOW =
      """
      name: roads
      from: { parties: [regional, pos], kinds: [CitizenMessage] }
      when: category.code = "a"
      to:
        - { party: roads }
      """;

  static final String VOTING =
      """
      name: voting
      from: { parties: [pos], kinds: [VotingResult] }
      to: [ { party: district } ]
      """;

  static final String SECTORS =
      "name: pos\nsystem: POS\nentries:\n  - { category: a, sector: ROADS }\n";

  static final String REGIONAL =
      """
      name: regional
      title: Портал
      adapter: regional
      settings:
        apiKey: env:KEY
        catalogue: classifiers/open311-services.yaml
      """;

  static final String APPEALS =
      """
      name: appeals
      title: Обращения
      adapter: appeals
      settings:
        endpoint: http://127.0.0.1:1/sstu
        departmentId: 00000000-0000-4000-8000-000000000059
        apiKey: env:KEY
      """;

  static final String SHAPE =
      """
      name: mine
      title: Моя система
      classifier: MINE
      zone: Europe/Moscow
      login: { path: /token, proof: bearer, token: /t, form: { p: "{password}" } }
      list:
        path: /list
        query: { page: "{page}" }
        firstPage: 0
        size: 10
        records: /no
      card: { id: /i, text: /t, category: /c, created: /d, status: /s, times: [dd.MM.yyyy] }
      statuses:
        - { code: new, means: RECEIVED }
        - { code: done, words: [готово], means: CLOSED }
      """;

  static final String MUNICIPAL =
      """
      name: municipal
      title: Система
      adapter: municipal
      settings:
        endpoint: http://127.0.0.1:1
        shape: municipal/dobrodel.yaml
        user: uzel
        password: env:P
      """;

  /** Takes cases as whoever has them from the region by СМЭВ does: nothing but statuses comes. */
  static final String DEAF = REGIONAL.replace("name: regional", "name: utilities");

  static final String REGION = "name: example\ntitle: Заречная область\n";

  private SampleFiles() {}
}
