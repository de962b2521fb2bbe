#include "engine/relations_within.hpp"

#include "links/relations/relate.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <tuple>

namespace sayso {

void relate_document(Document& document) {
  document.relations.clear();
  if (document.statements.size() < 2) return;
  const Reading reading = reading_of(document, {}, {});
  const Subject subject(reading);
  std::vector<FoundRelation> found;
  relate_within(subject, found);
  std::sort(found.begin(), found.end(), [](const FoundRelation& a, const FoundRelation& b) {
    return std::tie(a.from, a.to, a.type) < std::tie(b.from, b.to, b.type);
  });
  const ReadingOrder order(document);
  for (const FoundRelation& relation : found) {
    document.relations.push_back({.from = order.statements[relation.from],
                                  .to = order.statements[relation.to],
                                  .type = relation.type,
                                  .from_evidence = relation.from_evidence,
                                  .to_evidence = relation.to_evidence,
                                  .confidence = relation.confidence,
                                  .rule = document.add_words(relation.rule)});
  }
}

}  // namespace sayso
