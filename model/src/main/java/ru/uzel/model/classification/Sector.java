package ru.uzel.model.classification;

/**
 * The eight sector blocks (отраслевые блоки) of a ЦУР, and «прочие»: Тверская обл., распоряжение
 * прил. 1 №5–13; Белгородская обл., № 545-ПП 3.2; Саратовская обл., № 877-П п. 6.
 */
public enum Sector {
  ZHKH("ЖКХ"),
  TKO("ТКО"),
  ENERGY("Энергетика"),
  EDUCATION("Образование"),
  HEALTH("Здравоохранение"),
  ROADS("Дороги"),
  TRANSPORT("Транспорт"),
  SOCIAL("Социальная защита"),
  /** Of no block: to be decomposed, never left so for good (Тверская обл. п. 19). */
  OTHER("Прочие");

  private final String title;

  Sector(String title) {
    this.title = title;
  }

  /** The block's name in Russian. */
  public String title() {
    return title;
  }
}
