#include "stages/outlet/surroundings.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <cctype>

namespace sayso::outlet {

void Surroundings::begin() {
  for (Stems* stems : {&desk_.title, &desk_.lead, &desk_.said, &desk_.all}) stems->clear();
  collect_events();
  collect_chains();
  for (const TokenRange sentence : document_.sentences) {
    if (sentence.empty()) continue;
    if (is_title(sentence)) {
      has_title = true;
      add_stems(sentence, desk_.title);
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        const std::string_view tag = grammar_.upos(document_, t);
        title_deed = title_deed || (tag == "VERB" && words_.has(happens, clauses_.form(t)));
      }
    }
    if (is_told(sentence)) count(sentence);
  }
  for (const Statement& statement : document_.statements) {
    for (const Span span : document_.list(statement.content))
      add_stems(document_.tokens_in(span), desk_.said);
  }
  for (Stems* stems : {&desk_.title, &desk_.lead, &desk_.said}) settle(*stems);
  std::sort(desk_.all.begin(), desk_.all.end());
  if (sentences == 0) return;
  const auto all = static_cast<float>(sentences);
  for (float* share : {&author, &exclamations, &in_past, &deeds}) *share /= all;
  std::size_t taken = 0;
  for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) taken += clauses_.is_taken(t) ? 1U : 0U;
  quoted = static_cast<float>(taken) / static_cast<float>(document_.tokens.size());
}

bool Surroundings::is_title(TokenRange sentence) const {
  if (kind_of(sentence) == BlockKind::title && document_.token(sentence.end - 1) != ".") return true;
  return document_.tokens.block[sentence.begin] == 0 && is_capitalised(sentence);
}

// "Fire Destroys Dairy in Palmer": the long words, but for a few, have capitals.
bool Surroundings::is_capitalised(TokenRange range) const {
  constexpr std::size_t long_word = 4;
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::string_view word = document_.token(t);
    if (word.size() < long_word) continue;
    ++words;
    capitals += std::isupper(static_cast<unsigned char>(word.front())) != 0 ? 1U : 0U;
  }
  return words > 1 && 4 * capitals >= 3 * words;
}

bool Surroundings::is_told(TokenRange sentence) const {
  constexpr std::uint32_t shortest = 4;
  const BlockKind kind = kind_of(sentence);
  const bool is_text = kind == BlockKind::paragraph || (kind == BlockKind::title && !is_title(sentence));
  return is_text && sentence.size() >= shortest;
}

void Surroundings::count(TokenRange sentence) {
  ++sentences;
  const std::size_t before = desk_.all.size();
  add_stems(sentence, desk_.all);
  const auto begin = desk_.all.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, desk_.all.end());
  desk_.all.erase(std::unique(begin, desk_.all.end()), desk_.all.end());
  if (sentences == 1)
    desk_.lead.assign(desk_.all.begin() + static_cast<std::ptrdiff_t>(before), desk_.all.end());
  bool has_author = false, has_past = false, has_deed = false, exclaims = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (clauses_.is_taken(t)) continue;
    const std::string_view word = clauses_.form(t);
    const std::string_view tag = grammar_.xpos(document_, t);
    has_author =
        has_author || ((tag == "PRP" || tag == "PRP$") && is_author(word) && document_.token(t) != "US");
    has_past = has_past || tag == "VBD";
    has_deed = has_deed || (tag.starts_with("VB") && words_.has(happens, word));
    exclaims = exclaims || word == "?" || word == "!";
    sport_words += words_.has(sport, word) ? 1U : 0U;
  }
  author += has_author ? 1.0F : 0.0F;
  in_past += has_past ? 1.0F : 0.0F;
  deeds += has_deed ? 1.0F : 0.0F;
  exclamations += exclaims ? 1.0F : 0.0F;
}

std::uint64_t Surroundings::stem_at(std::uint32_t token) { return xxh3_64(stem_of(clauses_.form(token))); }

void Surroundings::add_stems(TokenRange range, Stems& to) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::string_view tag = grammar_.upos(document_, t);
    if (tag != "NOUN" && tag != "PROPN" && tag != "VERB" && tag != "ADJ") continue;
    const std::string_view form = clauses_.form(t);
    constexpr std::size_t shortest = 3;
    if (form.size() >= shortest && !words_.has(common, form)) to.push_back(xxh3_64(stem_of(form)));
  }
}

void Surroundings::settle(Stems& stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

std::size_t Surroundings::shared(const Stems& a, const Stems& b) {
  std::size_t count = 0;
  for (const std::uint64_t stem : a) count += std::binary_search(b.begin(), b.end(), stem) ? 1U : 0U;
  return count;
}

std::size_t Surroundings::sentences_with(std::uint64_t stem) const {
  const auto [begin, end] = std::equal_range(desk_.all.begin(), desk_.all.end(), stem);
  return static_cast<std::size_t>(end - begin);
}

// ---- events and what is mentioned ------------------------------------------------------------------------------------

namespace {

// Events that are no sayings.
bool is_deed(EventType type) {
  return type != EventType::support && type != EventType::request && type != EventType::accuse &&
         type != EventType::reject && type != EventType::threaten && type != EventType::agree;
}

}  // namespace

void Surroundings::collect_events() {
  desk_.triggers.clear();
  desk_.assaults.clear();
  for (const Event& event : document_.events) {
    if (!event.in_own_voice || event.firmness != Firmness::certain || !is_deed(event.type)) continue;
    const bool is_assault = event.type == EventType::assault || event.type == EventType::coerce;
    for (const Span span : document_.list(event.mentions)) {
      desk_.triggers.push_back(span);
      if (is_assault) desk_.assaults.push_back(span);
    }
  }
  std::sort(desk_.triggers.begin(), desk_.triggers.end());
  std::sort(desk_.assaults.begin(), desk_.assaults.end());
}

bool Surroundings::covers(const std::vector<Span>& spans, std::uint32_t token) const {
  const Span word = document_.tokens.span[token];
  const auto after =
      std::partition_point(spans.begin(), spans.end(), [&](Span span) { return span.begin <= word.begin; });
  return after != spans.begin() && (after - 1)->end >= word.end;
}

void Surroundings::collect_chains() {
  desk_.chain_of.assign(document_.tokens.size(), no_id);
  desk_.mentions.clear();
  desk_.first.clear();
  for (const Mention& mention : document_.mentions) {
    if (mention.head >= desk_.chain_of.size()) continue;
    if (mention.entity >= desk_.mentions.size()) {
      desk_.mentions.resize(mention.entity + 1, 0);
      desk_.first.resize(mention.entity + 1, no_id);
    }
    desk_.chain_of[mention.head] = mention.entity;
    ++desk_.mentions[mention.entity];
    desk_.first[mention.entity] = std::min(desk_.first[mention.entity], mention.head);
  }
}

std::uint32_t Surroundings::mentions_of(std::uint32_t token) const {
  const std::uint32_t chain = desk_.chain_of[token];
  return chain == no_id ? 0 : desk_.mentions[chain];
}

bool Surroundings::is_first_mention(std::uint32_t token) const {
  const std::uint32_t chain = desk_.chain_of[token];
  return chain != no_id && desk_.first[chain] == token;
}

}  // namespace sayso::outlet
