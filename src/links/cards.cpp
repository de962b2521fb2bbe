#include "links/cards.hpp"

#include <utility>

namespace sayso {

Card& Cards::of(Row row) {
  if (const std::unique_ptr<Card>* const known = kept_.find(row)) return **known;
  auto card = std::make_unique<Card>(record_, row);
  const std::size_t size = card->reading().article.text.size() + 1;
  return *kept_.keep(row, std::move(card), size);
}

const Sketch& Cards::sketch(Row row) {
  if (const Sketch* const known = sketches_.find(row)) return *known;
  Card& card = of(row);
  return sketches_.keep(row, Sketch(card), card.reading().article.text.size() + 1);
}

void Cards::drop(Row row) {
  kept_.drop(row);
  sketches_.drop(row);
}

}  // namespace sayso
