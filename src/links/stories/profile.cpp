#include "links/stories/profile.hpp"

#include "base/hash.hpp"
#include "links/published.hpp"
#include "links/relations/words.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

namespace sayso::stories {
namespace {

using relations::Word;

constexpr std::size_t most_words = 4000;  // of an article; what comes later says little about what it is of
constexpr std::size_t words_of_beginning = 60;
constexpr double number_weight = 0.5;

using Counts = std::unordered_map<std::uint64_t, double>;

// Whole numbers that are years, or so small that every text has them, tell two happenings apart less than they confuse.
bool tells_apart(const Word& number) {
  return number.value >= 10 &&
         !(number.value >= 1900 && number.value < 2100 && number.value == std::floor(number.value));
}

Terms unit(Terms terms) {
  double sum = 0;
  for (const Term& one : terms) sum += double{one.weight} * one.weight;
  if (sum <= 0) return {};
  const auto scale = static_cast<float>(1 / std::sqrt(sum));
  for (Term& one : terms) one.weight *= scale;
  return terms;
}

// (1 + log count) times how rare the term is. Sorted before summing, so that no order of a hash table shows.
template <class Rarity>
Terms weighted(const Counts& counts, Rarity rarity) {
  Terms terms;
  terms.reserve(counts.size());
  for (const auto& [term, count] : counts)
    terms.push_back({term, static_cast<float>((1 + std::log(count)) * rarity(term))});
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.term < b.term; });
  return unit(std::move(terms));
}

double one_for_all(std::uint64_t) { return 1; }

std::vector<Word> words_of(const Reading& reading) {
  std::vector<Word> made;
  for (const Block& block : reading.article.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::date || block.kind == BlockKind::credit)
      continue;
    relations::split(reading.article.text, block.span, made);
    if (made.size() > most_words) break;
  }
  if (made.size() > most_words) made.resize(most_words);
  return made;
}

void add_words(const Reading& reading, Profile::Features& features) {
  Counts all, first, names, full, numbers;
  std::unordered_map<std::uint64_t, double> rarity;
  const std::vector<Word> text = words_of(reading);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Word& word = text[i];
    const bool is_number = word.is(Word::number), is_first = i < words_of_beginning;
    const bool is_capital = word.is(Word::capital) && !is_number;
    rarity[word.sense] = is_number ? number_weight : double{word.weight};
    all[word.sense] += (is_first ? 3 : 1) * (is_capital ? 2 : 1);
    if (is_first) first[word.sense] += 1;
    if (is_number && tells_apart(word)) numbers[word.sense] += 1;
    if (!is_capital || word.is(Word::day)) continue;
    names[word.sense] += 1;
    if (i == 0 || !text[i - 1].is(Word::capital) || word.span.begin - text[i - 1].span.end > 2) continue;
    const std::uint64_t two[] = {text[i - 1].sense, word.sense};
    full[xxh3_64({reinterpret_cast<const char*>(two), sizeof two})] += 1;
  }
  const auto mild = [&](std::uint64_t term) {
    return std::sqrt(rarity[term]);
  };
  features.words = weighted(all, mild);
  features.beginning = weighted(first, mild);
  features.names = weighted(names, [&](std::uint64_t term) { return rarity[term]; });
  features.full_names = weighted(full, one_for_all);
  for (auto& [term, count] : numbers) count = 1;
  features.numbers = weighted(numbers, one_for_all);
}

void add_settings(const Reading& reading, Profile::Features& features) {
  Counts places, events;
  for (const Reading::Place& place : reading.places) {
    if (place.precision != PlacePrecision::vague) places[xxh3_64(place.name)] += 1;
  }
  for (const Reading::Event& event : reading.events) events[static_cast<std::uint64_t>(event.type)] += 1;
  features.places = weighted(places, one_for_all);
  Terms kinds;
  for (const auto& [kind, count] : events) kinds.push_back({kind, static_cast<float>(count)});
  std::sort(kinds.begin(), kinds.end(), [](const Term& a, const Term& b) { return a.term < b.term; });
  features.events = unit(std::move(kinds));
  for (const Reading::Time& time : reading.times) {
    const std::string_view value = time.value;
    if (value.size() < 4 || (value.substr(0, 2) != "19" && value.substr(0, 2) != "20")) continue;
    if (value[2] < '0' || value[2] > '9' || value[3] < '0' || value[3] > '9') continue;
    features.years.push_back(static_cast<std::uint16_t>((value[1] == '9' ? 1900 : 2000) +
                                                        (value[2] - '0') * 10 + (value[3] - '0')));
  }
  std::sort(features.years.begin(), features.years.end());
  features.years.erase(std::unique(features.years.begin(), features.years.end()), features.years.end());
  features.day = day_of(reading.article.source.published);
}

double cosine(const Terms& one, const Terms& two) {
  double sum = 0;
  auto a = one.begin(), b = two.begin();
  while (a != one.end() && b != two.end()) {
    if (a->term < b->term) {
      ++a;
    } else if (b->term < a->term) {
      ++b;
    } else {
      sum += double{a->weight} * b->weight;
      ++a, ++b;
    }
  }
  return sum;
}

}  // namespace

std::array<double, measure_count> measures_of(const Profile::Features& first,
                                              const Profile::Features& second) {
  std::array<double, measure_count> made{};
  made[words] = cosine(first.words, second.words);
  made[beginning] = cosine(first.beginning, second.beginning);
  made[names] = cosine(first.names, second.names);
  made[full_names] = cosine(first.full_names, second.full_names);
  made[numbers] = cosine(first.numbers, second.numbers);
  made[places] = cosine(first.places, second.places);
  made[events] = cosine(first.events, second.events);
  if (first.years.empty() || second.years.empty()) return made;
  std::vector<std::uint16_t> both;
  std::set_intersection(first.years.begin(), first.years.end(), second.years.begin(), second.years.end(),
                        std::back_inserter(both));
  const auto fewer = static_cast<double>(std::min(first.years.size(), second.years.size()));
  made[same_year] = static_cast<double>(both.size()) / fewer;
  made[other_year] = both.empty() ? 1 : 0;
  return made;
}

Profile::Profile(const Reading& reading) : features_(std::make_unique<Features>()) {
  add_words(reading, *features_);
  add_settings(reading, *features_);
}
Profile::Profile(Profile&&) noexcept = default;
Profile& Profile::operator=(Profile&&) noexcept = default;
Profile::~Profile() = default;

}  // namespace sayso::stories
