#include "stages/names/names.hpp"

#include "base/ascii.hpp"
#include "stages/names/desk.hpp"
#include "stages/names/name_features.hpp"
#include "stages/names/name_rules.hpp"
#include "stages/names/name_weights.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

// A word in small letters of which the network is that sure that it is in no name needs no row.
constexpr float surely_outside = -0.01F;

std::size_t class_of(NameKind kind) {
  return kind == NameKind::person || kind == NameKind::organisation || kind == NameKind::place
             ? static_cast<std::size_t>(kind)
             : 3;
}

// Log probabilities, the other kinds' together.
NameRow row_of(std::span<const float> scores, std::span<const std::uint8_t> kinds) {
  NameRow row;
  const float top = *std::max_element(scores.begin(), scores.end());
  std::array<float, name_labels> sums{};
  std::array<float, 7> by_kind{};
  float all = 0;
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const float likely = std::exp(scores[k] - top);
    all += likely;
    if (kinds[k] == 0) {
      sums[0] += likely;
      continue;
    }
    const std::size_t kind = (kinds[k] - 1U) / 2U;
    sums[1 + 2 * class_of(static_cast<NameKind>(kind)) + (kinds[k] - 1U) % 2U] += likely;
    by_kind[kind] += likely;
  }
  for (std::size_t label = 0; label < name_labels; ++label)
    row.network[label] = std::log(std::max(sums[label] / all, 1e-6F));
  row.other_kind =
      static_cast<std::uint8_t>(std::max_element(by_kind.begin() + 3, by_kind.end()) - by_kind.begin());
  return row;
}

bool may_follow(std::size_t before, std::size_t label) {
  const bool goes_on = label != 0 && label % 2 == 0;
  return !goes_on || before == label || before == label - 1;
}

class Weighing final : public NameFeatureUser {
 public:
  void use(std::string_view feature, float value) override {
    NameWeights::shared().add(feature, value, scores);
  }
  NameScores scores{};
};

// The best labels of rows in a row. Scores become log probabilities of each word alone.
void decode(NameDesk& desk, std::size_t begin, std::size_t end) {
  const NameWeights& weights = NameWeights::shared();
  NameScores total{}, next{};
  for (std::size_t row = begin; row < end; ++row) {
    NameScores& scores = desk.scores[row];
    for (std::size_t to = 0; to < name_labels; ++to) {
      float best = -1e9F;
      std::uint8_t from = 0;
      for (std::size_t other = 0; other < (row == begin ? 1 : name_labels); ++other) {
        const float score = total[other] + weights.step(other, to);
        if (score > best && may_follow(other, to)) {
          best = score;
          from = static_cast<std::uint8_t>(other);
        }
      }
      desk.origins[row][to] = from;
      next[to] = best + scores[to];
    }
    total = next;
    const float top = *std::max_element(scores.begin(), scores.end());
    float sum = 0;
    for (const float score : scores) sum += std::exp(score - top);
    for (float& score : scores) score -= top + std::log(sum);
  }
  for (std::size_t label = 0; label < name_labels; ++label) total[label] += weights.step(label, 0);
  auto label = static_cast<std::uint8_t>(std::max_element(total.begin(), total.end()) - total.begin());
  for (std::size_t row = end; row-- > begin;) {
    desk.labels[row] = label;
    label = desk.origins[row][label];
  }
}

void add_names(Document& document, const NameDesk& desk, std::size_t begin, std::size_t end) {
  for (std::size_t row = begin; row < end; ++row) {
    const std::uint8_t label = desk.labels[row];
    if (label == 0 || label % 2 == 0) continue;
    std::size_t last = row + 1;
    float sum = desk.scores[row][label];
    for (; last < end && desk.labels[last] == label + 1; ++last) sum += desk.scores[last][label + 1U];
    const TokenRange tokens{desk.rows[row].token, desk.rows[last - 1].token + 1};
    const std::uint8_t kind = label == 7 ? desk.rows[row].other_kind : static_cast<std::uint8_t>(label / 2);
    document.names.push_back({document.span_of(tokens), tokens, static_cast<NameKind>(kind),
                              std::exp(sum / static_cast<float>(last - row))});
  }
}

// "The WHO said": initials of a body that the tags have for a pronoun, as coreference would go on to.
void mend_tags_of_initials(Document& document, const Grammar& grammar) {
  for (const Name& name : document.names) {
    if (name.kind != NameKind::organisation || name.tokens.size() != 1) continue;
    const std::string_view word = document.token(name.tokens.begin);
    const bool are_initials = word.size() > 1 && std::all_of(word.begin(), word.end(), is_ascii_capital);
    if (are_initials && grammar.upos(document, name.tokens.begin) == "PRON")
      grammar.make_proper_noun(document, name.tokens.begin);
  }
}

}  // namespace

void run_names(Document& document, Workbench& bench, const WindowView& window) {
  if (bench.names == nullptr) bench.names = std::make_shared<NameDesk>();
  NameDesk& desk = *bench.names;
  if (window.fresh == 0) desk.rows.clear();
  const HeadLayout& at = bench.network->layout();
  for (std::uint32_t token = window.fresh; token < window.tokens.end; ++token) {
    const float* scores = bench.group.rows[window.number].data() + window.row(token) * at.width + at.names;
    NameRow row = row_of({scores, at.names_count}, bench.name_kinds);
    const std::string_view word = document.token(token);
    const bool has_capital = !word.empty() && is_ascii_capital(word.front());
    if (row.network[0] > surely_outside && !has_capital) continue;
    row.token = token;
    desk.rows.push_back(row);
  }
}

void finish_names(Document& document, Workbench& bench) {
  if (bench.names == nullptr || document.tokens.size() == 0) return;
  NameDesk& desk = *bench.names;
  const std::size_t count = desk.rows.size();
  desk.scores.resize(count);
  desk.origins.resize(count);
  desk.labels.resize(count);
  NameFeatures features(document, bench.gazetteer.get(), desk);
  for (std::size_t row = 0; row < count; ++row) {
    Weighing weighing;
    features.each(row, weighing);
    desk.scores[row] = weighing.scores;
  }
  for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
    const std::uint32_t token = desk.rows[begin].token;
    for (end = begin + 1; end < count && desk.rows[end].token == token + (end - begin) &&
                          document.tokens.sentence[desk.rows[end].token] == document.tokens.sentence[token];
         ++end) {
    }
    decode(desk, begin, end);
    add_names(document, desk, begin, end);
  }
  mend_names(document, bench);
  mend_tags_of_initials(document, bench.grammar);
  desk.rows.clear();
}

}  // namespace sayso
