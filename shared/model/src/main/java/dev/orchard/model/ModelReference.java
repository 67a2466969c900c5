package dev.orchard.model;

/** One version of one model of one organization, fixed or by alias. */
public record ModelReference(OrganizationId organization, ModelName model, Selector selector) {

  public static ModelReference champion(OrganizationId organization, ModelName model) {
    return new ModelReference(organization, model, Selector.CHAMPION);
  }

  @Override
  public String toString() {
    return organization + "/" + model + "@" + selector;
  }
}
