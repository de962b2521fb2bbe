#include "links/relations/decide.hpp"

#include <algorithm>

namespace sayso::relations {

namespace {

// The day or instant at which something was said or published, comparable as far as both are precise.
std::string_view moment_of(const Told& told) {
  const std::uint32_t said = told.statement().said;
  if (said < told.reading->times.size()) {
    const Reading::Time& time = told.reading->times[said];
    if ((time.precision == TimePrecision::day || time.precision == TimePrecision::instant) &&
        time.value.size() >= 10)
      return time.value;
  }
  return told.reading->article.source.published;
}

// Below 0: a is earlier. 0: not told.
int compare_moments(std::string_view a, std::string_view b) {
  if (a.size() < 10 || b.size() < 10) return 0;
  const int days = a.substr(0, 10).compare(b.substr(0, 10));
  return days;
}

// Keeps a span within one piece of the content, the one that has most of it.
Span within_piece(const Told& told, Span span) {
  Span best{};
  for (const Span piece : told.statement().content) {
    const Span cut{std::max(span.begin, piece.begin), std::min(span.end, piece.end)};
    if (cut.begin < cut.end && (best.empty() || cut.size() > best.size())) best = cut;
  }
  return best.empty() ? span : best;
}

// Measures of one decision and what they lead to.
class Decision {
 public:
  Decision(const Told& a, const Told& b, PairContext context, std::vector<FoundRelation>& found)
      : a_(a), b_(b), context_(context), pair_(compare(*a.prepared, *b.prepared, context)), found_(found) {}

  void run() {
    equal_ = pair_.probability(Scorer::equal);
    matter_ = pair_.probability(Scorer::matter);
    if (clash_of_figures() || clash_of_words() || same_content()) return;
  }

 private:
  void add(RelationType type, std::string_view rule, float confidence, bool from_first, Span in_a,
           Span in_b) {
    found_.push_back({.from_first = from_first,
                      .from = from_first ? a_.number : b_.number,
                      .to = from_first ? b_.number : a_.number,
                      .type = type,
                      .rule = rule,
                      .from_evidence = from_first ? within_piece(a_, in_a) : within_piece(b_, in_b),
                      .to_evidence = from_first ? within_piece(b_, in_b) : within_piece(a_, in_a),
                      .confidence = confidence});
  }

  bool clash_of_figures() {
    if (pair_.figures.empty() || matter_ < 0.5F) return false;
    const FigurePair* clash = nullptr;
    for (const FigurePair& figure : pair_.figures) {
      if (figure.agreement == Agreement::clash && (clash == nullptr || figure.likeness > clash->likeness))
        clash = &figure;
    }
    if (clash == nullptr) return false;
    add(RelationType::conflicts, "figures for the same thing", matter_, is_later(a_, b_),
        a_.prepared->amounts[clash->first].span, b_.prepared->amounts[clash->second].span);
    return true;
  }

  bool clash_of_words() {
    if (pair_.opposite_a == no_id || equal_ < 0.5F) return false;
    add(RelationType::conflicts, "words that exclude one another", equal_, is_later(a_, b_),
        a_.prepared->words[pair_.opposite_a].span, b_.prepared->words[pair_.opposite_b].span);
    return true;
  }

  bool same_content() {
    if (equal_ < 0.5F) return false;
    const bool is_verbatim = pair_.probability(Scorer::verbatim) >= 0.5F;
    if (is_verbatim && pair_.run > 0) {
      const auto& x = a_.prepared->words;
      const auto& y = b_.prepared->words;
      add(RelationType::repeats, "the same words", equal_, is_later(a_, b_),
          {x[pair_.run_a].span.begin, x[pair_.run_a + pair_.run - 1].span.end},
          {y[pair_.run_b].span.begin, y[pair_.run_b + pair_.run - 1].span.end});
      return true;
    }
    add(RelationType::restates, "the same content", equal_, is_later(a_, b_),
        shared_words(*a_.prepared, *b_.prepared), shared_words(*b_.prepared, *a_.prepared));
    return true;
  }

  const Told &a_, &b_;
  PairContext context_;
  Pair pair_;
  float equal_ = 0, matter_ = 0;
  std::vector<FoundRelation>& found_;
};

}  // namespace

bool is_later(const Told& a, const Told& b) {
  if (a.reading == b.reading) return a.number > b.number;
  if (const int order = compare_moments(moment_of(a), moment_of(b)); order != 0) return order > 0;
  return a.reading->id > b.reading->id;
}

void decide(const Told& a, const Told& b, PairContext context, std::vector<FoundRelation>& found) {
  Decision(a, b, context, found).run();
}

}  // namespace sayso::relations
