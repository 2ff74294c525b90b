package ru.uzel.model.casework;

import java.util.List;

/** Says to whom a message goes, once its case is known. Must be free of side effects. */
@FunctionalInterface
public interface OutputPlan {

  List<PlannedOutput> outputs(CaseContext context);
}
