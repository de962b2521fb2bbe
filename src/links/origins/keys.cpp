// Keys: of every ten words in a row the four that are rarest together (winnowing, Schleimer et al. 2003, with rarity in place of a random
// order), so that articles that share thirteen words in a row meet, and common phrases bring nobody together. They do so within a fortnight,
// as a text is printed within days; a whole text, or a quotation, that is printed again later meets by a dozen of them that are drawn from all
// (the least of their hashes, Broder 1997), and by its quotations.
#include "base/hash.hpp"
#include "links/origins/wording.hpp"
#include "links/saying_keys.hpp"

#include <algorithm>

namespace sayso::origins {
namespace {

constexpr std::size_t window = 10;  // grams
constexpr std::size_t drawn = 12;
constexpr double least_rarity = 1.2;  // of a gram, the sum of four weights from 0 to 1

}  // namespace

MeetingKeys keys_of(const Reading& reading) {
  std::vector<relations::Word> words;
  for (const Block& block : reading.article.blocks) {
    const bool is_body =
        block.kind == BlockKind::paragraph || block.kind == BlockKind::quote || block.kind == BlockKind::list;
    if (is_body) relations::split(reading.article.text, block.span, words);
    if (words.size() > most_words) break;
  }
  if (words.size() > most_words) words.resize(most_words);
  std::vector<std::pair<double, std::uint64_t>> grams;  // most rare first when sorted
  for (std::size_t i = 0; i + gram_size <= words.size(); ++i) {
    std::uint64_t stems[gram_size];
    double rarity = 0;
    for (std::size_t k = 0; k < gram_size; ++k) {
      stems[k] = words[i + k].stem;
      rarity += double{words[i + k].weight};
    }
    grams.emplace_back(-rarity, xxh3_64({reinterpret_cast<const char*>(stems), sizeof stems}));
  }
  std::vector<std::uint64_t> keys;
  for (std::size_t begin = 0; begin < grams.size(); ++begin) {
    if (begin > 0 && begin + window > grams.size()) break;
    const auto end = grams.begin() + static_cast<std::ptrdiff_t>(std::min(begin + window, grams.size()));
    const auto rarest = *std::min_element(grams.begin() + static_cast<std::ptrdiff_t>(begin), end);
    if (-rarest.first >= least_rarity) keys.push_back(rarest.second);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  KeyMaker made(reading.article.source.published);
  for (const std::uint64_t key : keys) made.add(key);
  for (std::size_t i = 0; i < std::min(drawn, keys.size()); ++i) made.add_lasting(keys[i]);
  for (const std::uint64_t quotation : hashes_of_quotations(reading)) made.add_lasting(quotation);
  return std::move(made).made();
}

}  // namespace sayso::origins
