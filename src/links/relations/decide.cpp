#include "links/relations/decide.hpp"

#include "links/relations/moments.hpp"
#include "links/relations/reversals.hpp"

#include <algorithm>
#include <cmath>

namespace sayso::relations {

namespace {

// What the rules ask of the scorers; chosen on the clusters that these were fitted on.
constexpr float least_matter = 0.6F, least_opposite = 0.5F, least_other_day = 0.8F, least_confirmed = 0.35F,
                least_happened = 0.7F, least_cited = 0.5F, least_cited_related = 0.3F, least_denied = 0.8F,
                least_denied_named = 0.4F, least_lead = 0.75F, least_confirmed_words = 2.0F;

// Keeps a span within one piece of the content, the one that has most of it; words of source and cue stay as they are.
Span within_statement(const Told& told, Span span) {
  Span best{};
  for (const Span piece : told.statement().content) {
    const Span cut{std::max(span.begin, piece.begin), std::min(span.end, piece.end)};
    if (cut.begin < cut.end && (best.empty() || cut.size() > best.size())) best = cut;
  }
  return best.empty() ? span : best;
}

// Measures of one decision and what they lead to. Each rule answers whether it decided.
class Decision {
 public:
  Decision(const Told& a, const Told& b, PairContext context, std::vector<FoundRelation>& found)
      : a_(a), b_(b), pair_(compare(*a.prepared, *b.prepared, context)), a_is_later_(is_later(a, b)),
        found_(found) {}

  void run() {
    equal_ = pair_.probability(Scorer::equal);
    matter_ = pair_.probability(Scorer::matter);
    const bool is_decided = takes_back() || is_reversed() || denies() || tolls_differ() || figures_clash() ||
                            words_clash() || confirms() || has_happened() || same_content();
    cites(is_decided);
  }

 private:
  const Prepared& one() const { return *a_.prepared; }
  const Prepared& two() const { return *b_.prepared; }

  // `from_a`: a is the one that denies, updates, …
  void add(RelationType type, std::string_view rule, float confidence, bool from_a, Span in_a, Span in_b) {
    if (in_a.empty()) in_a = shared_words(one(), two());
    if (in_b.empty()) in_b = shared_words(two(), one());
    found_.push_back({.from_first = from_a,
                      .from = from_a ? a_.number : b_.number,
                      .to = from_a ? b_.number : a_.number,
                      .type = type,
                      .rule = rule,
                      .from_evidence = from_a ? within_statement(a_, in_a) : within_statement(b_, in_b),
                      .to_evidence = from_a ? within_statement(b_, in_b) : within_statement(a_, in_a),
                      .confidence = confidence});
  }

  // The weight of what both say.
  float shared() const { return std::expm1(pair_[Measure::shared]); }

  bool is_other_side() const {
    return pair_.closeness == Closeness::different || pair_.closeness == Closeness::unknown ||
           pair_.closeness == Closeness::officials || pair_.closeness == Closeness::outlet_and_speaker;
  }
  bool is_own_side() const {
    return is_one_side(pair_.closeness) ||
           (pair_.closeness == Closeness::both_outlets && pair_[Measure::one_article] > 0);
  }

  // "17, not three" says itself that the one stands for the other.
  static float least_replaced(const Prepared& later) { return later.replaces_number ? 0.25F : 0.4F; }

  // "the figure of 58 was wrong" names what it replaces, "corrected the toll to 47" does not.
  static bool names_old(const Prepared& later, double number) {
    static const Sense to = hash_of("to");
    for (std::size_t i = 0; i < later.words.size(); ++i) {
      if (later.words[i].is(Word::number) && later.words[i].value == number)
        return i == 0 || later.words[i - 1].stem != to;
    }
    return false;
  }

  bool is_reversed() {
    for (const bool from_a : {true, false}) {
      const auto reversal = find_reversal(from_a ? a_ : b_, from_a ? b_ : a_, pair_);
      if (!reversal) continue;
      add(reversal->type, reversal->rule, reversal->confidence, from_a,
          from_a ? reversal->later : reversal->earlier, from_a ? reversal->earlier : reversal->later);
      return true;
    }
    return false;
  }

  // A side corrects itself: it names the number that it gave before, or takes back what it said.
  bool takes_back() {
    if (!is_one_side(pair_.closeness)) return false;
    for (const bool from_a : {true, false}) {
      const Prepared& later = from_a ? one() : two();
      const Prepared& earlier = from_a ? two() : one();
      if (!later.takes_back && later.revised.empty()) continue;
      if (earlier.takes_back || !earlier.revised.empty() || is_before(from_a ? a_ : b_, from_a ? b_ : a_))
        continue;
      const Amount* named = nullptr;
      for (const Amount& amount : earlier.amounts) {
        if (amount.about > 1 && names_old(later, amount.about)) named = &amount;
      }
      const float content = later.weight - later.pointing;
      const bool says_content = (shared() >= 0.9F && shared() >= 0.45F * content && equal_ >= 0.35F) ||
                                (shares_enough() && shared() >= 0.55F * content);
      // "corrected the toll to 47" takes back no 31 that it does not name.
      const bool is_other_number = pair_[Measure::numbers_apart] > 0;
      if (named == nullptr ? !(later.takes_back && says_content && !is_other_number)
                           : shared() < least_replaced(later))
        continue;
      const Span mark = later.revised, figure = named == nullptr ? Span{} : named->span;
      add(RelationType::corrects,
          named == nullptr ? "its own side takes it back" : "its own side replaces the figure", 0.8F, from_a,
          from_a ? mark : figure, from_a ? figure : mark);
      return true;
    }
    return false;
  }

  // Who tells of its own doing accuses nobody.
  static bool may_blame(std::optional<Act> act) {
    return act == Act::say || act == Act::report || act == Act::accuse || act == Act::allege ||
           act == Act::criticise || act == Act::explain || act == Act::show;
  }

  // "a claim by Torvane Energy that …": the denied content names whose saying it is.
  static bool names_side_of(const Prepared& later, const Prepared& earlier) {
    if (later.claimed.empty()) return false;
    return std::any_of(later.words.begin(), later.words.end(), [&](const Word& word) {
      return word.is(Word::capital) && word.weight >= 0.5F &&
             std::binary_search(earlier.side.words.begin(), earlier.side.words.end(), word.stem);
    });
  }

  // Another side says that it is not so.
  bool denies() {
    if (!is_other_side()) return false;
    for (const bool from_a : {true, false}) {
      const Prepared& later = from_a ? one() : two();
      const Prepared& earlier = from_a ? two() : one();
      if (!later.denies || earlier.denies || earlier.negations > 0 ||
          is_before(from_a ? a_ : b_, from_a ? b_ : a_))
        continue;
      // What is denied must be what was said, not only of the same matter.
      const float content = later.weight - later.pointing;
      const float said = content <= 0 ? 0 : std::min(1.0F, shared() / content);
      if (later.points_at_blame && !may_blame((from_a ? b_ : a_).statement().act)) continue;
      const bool is_named =
          names_side_of(later, earlier) && share_after(later.claimed, later, earlier) >= least_denied_named;
      if (!is_named && (said < least_denied || shared() < 1.0F)) continue;
      add(RelationType::denies,
          is_named ? "denies what the side that it names has said" : "another side denies the content",
          is_named ? 0.85F : std::min(0.95F, said), from_a, {}, {});
      return true;
    }
    return false;
  }

  // The figures are for the same thing when both name the same one by a number that is no figure ("the 36-year-old", "flight 370"), or when the
  // one statement has the other's words around another figure. A likeness of words alone mixes up two men who fell.
  bool is_one_thing(const FigurePair& figure) const {
    if (pair_[Measure::persons_apart] > 0 || pair_[Measure::ages_apart] > 0) return false;
    if (one().whole.empty() != two().whole.empty()) return false;  // a part and the whole
    // Two clubs that bid for one player
    if (pair_[Measure::names_differ] > 0 && pair_[Measure::ages_shared] == 0) return false;
    if (pair_[Measure::ages_shared] > 0 && figure.likeness >= 0.75F) return true;
    if (pair_[Measure::persons_shared] > 0 && figure.likeness >= 0.75F && pair_[Measure::overlap] >= 0.35F)
      return true;
    if (is_one_way(figure)) return true;
    return pair_.run >= 5 && pair_[Measure::overlap] >= 0.5F && figure.likeness >= 0.75F;
  }

  // "fell about 600 metres", "has fallen some 700 metres": the length of one way, where nothing else differs much.
  bool is_one_way(const FigurePair& figure) const {
    static const Sense metre = hash_of("metre");
    const Amount &x = one().amounts[figure.first], &y = two().amounts[figure.second];
    if (x.unit != metre || figure.likeness < 0.75F) return false;
    if (std::max(x.about, y.about) > 1.5 * std::min(x.about, y.about)) return false;
    return pair_[Measure::places_apart] + pair_[Measure::countries_apart] + pair_[Measure::days_apart] == 0;
  }

  bool figures_clash() {
    const FigurePair* clash = nullptr;
    for (const FigurePair& figure : pair_.figures) {
      if (figure.agreement == Agreement::equal) continue;
      if (clash == nullptr || figure.likeness > clash->likeness) clash = &figure;
    }
    if (clash == nullptr) return false;
    const Amount &x = one().amounts[clash->first], &y = two().amounts[clash->second];
    const Amount &later = a_is_later_ ? x : y, &earlier = a_is_later_ ? y : x;
    const auto& later_words = a_is_later_ ? one() : two();
    if (is_own_side() && matter_ >= least_matter &&
        (later_words.takes_back || !later_words.revised.empty())) {
      add(RelationType::corrects, "its own side replaces the figure", matter_, a_is_later_, x.span, y.span);
      return true;
    }
    // Where that is not sure nothing is said: two that differ in a figure are not one content either.
    if (!is_one_thing(*clash)) return clash->agreement == Agreement::clash && clash->likeness >= 0.75F;
    const bool is_told_later = is_before(a_is_later_ ? b_ : a_, a_is_later_ ? a_ : b_);
    if (later.unit == 0 && later.about > earlier.about && (earlier.is_open || is_told_later)) {
      add(RelationType::updates, "a newer count of what still grows", matter_, a_is_later_, x.span, y.span);
      return true;
    }
    // Growth tells the order where no date does.
    if (earlier.unit == 0 && !is_told_later && later.is_open && later.about < earlier.about) {
      add(RelationType::updates, "a newer count of what still grows", matter_, !a_is_later_, x.span, y.span);
      return true;
    }
    if (clash->agreement != Agreement::clash) return false;
    add(RelationType::conflicts, "figures for the same thing", matter_, a_is_later_, x.span, y.span);
    return true;
  }

  // "still missing on Thursday": the one day that it names, else that on which it was said.
  static std::string_view day_of_count(const Told& told) {
    const auto& days = told.prepared->days;
    return days.size() == 1 ? days.front() : moment_of(told);
  }

  // Two counts of one kind: a later and higher one updates, two of one day that exclude one another conflict.
  bool tolls_differ() {
    if (pair_[Measure::persons_apart] > 0 || pair_[Measure::places_apart] > 0) return false;
    const Amount *x = nullptr, *y = nullptr;
    for (const Amount& one_of : one().amounts) {
      for (const Amount& two_of : two().amounts) {
        if (one_of.toll == 0 || one_of.toll != two_of.toll) continue;
        if (x != nullptr) return false;  // more than one each: not told which stand against each other
        x = &one_of, y = &two_of;
      }
    }
    if (x == nullptr || std::min(x->about, y->about) < 3) return false;
    const Agreement agreement = compare(*x, *y);
    if (agreement == Agreement::equal || agreement == Agreement::unrelated) return false;
    const int order = compare_moments(day_of_count(a_), day_of_count(b_));
    if (order != 0) {
      const bool a_is_newer = order > 0;
      const Amount &newer = a_is_newer ? *x : *y, &older = a_is_newer ? *y : *x;
      // A fall is said by words or not at all, but for those who are found.
      if (newer.about == older.about || (newer.about < older.about && !newer.may_fall)) return true;
      add(RelationType::updates, "a newer count of the toll", 0.75F, a_is_newer, x->span, y->span);
      return true;
    }
    // The early report of a day and its late one: not told which is meant.
    if (std::min(x->about, y->about) * 2 < std::max(x->about, y->about)) return true;
    if (agreement != Agreement::clash || x->is_open || y->is_open || is_own_side()) return true;
    if (a_.reading->article.source.published.empty()) return true;
    add(RelationType::conflicts, "two tolls of one day", 0.7F, a_is_later_, x->span, y->span);
    return true;
  }

  bool words_clash() {
    if (pair_.opposite_a != no_id && equal_ >= least_opposite) {
      add(RelationType::conflicts, "words that exclude one another", equal_, a_is_later_,
          one().words[pair_.opposite_a].span, two().words[pair_.opposite_b].span);
      return true;
    }
    if (one().weekdays.size() == 1 && two().weekdays.size() == 1 && equal_ >= least_other_day) {
      const Word &x = one().words[one().weekdays.front()], &y = two().words[two().weekdays.front()];
      if (x.stem != y.stem && one().pending.empty() == two().pending.empty() &&
          pair_[Measure::lead_shared] >= least_lead && pair_[Measure::days_shared] == 0 &&
          pair_[Measure::persons_apart] == 0) {
        add(RelationType::conflicts, "another day for the same thing", equal_, a_is_later_, x.span, y.span);
        return true;
      }
    }
    return false;
  }

  bool confirms() {
    if (!is_other_side()) return false;
    for (const bool from_a : {true, false}) {
      const Prepared& later = from_a ? one() : two();
      const Prepared& earlier = from_a ? two() : one();
      if (!later.confirms || later.side.is_outlet || earlier.confirms ||
          is_before(from_a ? a_ : b_, from_a ? b_ : a_))
        continue;
      // A nameless one may be the same, but for an authority and one who is none.
      if (pair_.closeness == Closeness::unknown && (!later.side.is_official || earlier.side.is_official))
        continue;
      if (pair_[Measure::run_share] > 0.8F || later.negations != earlier.negations) continue;
      const float content = later.weight - later.pointing;
      const bool says_most = shared() >= least_confirmed_words && shared() >= 0.6F * content &&
                             pair_[Measure::triggers_shared] > 0 && earlier.pending.empty();
      if (!says_most && std::max(equal_, pair_[Measure::figure_equal] > 0 ? matter_ : 0.0F) < least_confirmed)
        continue;
      add(RelationType::confirms, "another side confirms the content", 0.75F, from_a, {}, {});
      return true;
    }
    return false;
  }

  // A question is said again by no answer.
  static bool is_apart(std::optional<Act> act) {
    return act == Act::ask || act == Act::decline || act == Act::thank;
  }

  bool can_be_one_content() const {
    const auto &x = a_.statement(), &y = b_.statement();
    if (x.act != y.act && (is_apart(x.act) || is_apart(y.act))) return false;
    if (x.act == y.act && x.is_negated != y.is_negated) return false;
    if (pair_[Measure::negated_apart] > 0 && (pair_[Measure::direct_both] == 0 || pair_.run < 6))
      return false;
    if (is_fragment(one()) || is_fragment(two())) return false;
    // What one boat carried, and all boats so far
    if (pair_[Measure::figure_equal] > 0 && are_part_and_whole()) return false;
    if (pair_[Measure::negation_apart] > 0 && pair_[Measure::run_share] < 0.6F && equal_ < 0.9F &&
        !(equal_ >= 0.6F && tells_what_is_not(one()) && tells_what_is_not(two())))
      return false;
    if (one().pending.empty() != two().pending.empty() && pair_[Measure::run_share] < 0.6F && equal_ < 0.9F)
      return false;
    return shares_enough();
  }

  // Of a negation it is known what it takes back: the other would have been found to say that (negated_apart).
  static bool tells_what_is_not(const Prepared& prepared) {
    return prepared.negations == 0 || !prepared.negated.empty();
  }

  // "three rifles" and "a total of 30 men, three rifles": one tells the whole, and the other has not the number that stands next
  // to "a total of", "so far", "in all".
  bool are_part_and_whole() const {
    if (one().whole.empty() == two().whole.empty()) return false;
    const bool is_first = two().whole.empty();
    const Prepared& whole = is_first ? one() : two();
    return std::none_of(pair_.figures.begin(), pair_.figures.end(), [&](const FigurePair& figure) {
      const Amount& amount = whole.amounts[is_first ? figure.first : figure.second];
      return figure.agreement == Agreement::equal && stands_at(amount.span, whole.whole);
    });
  }

  static bool stands_at(Span number, Span mark) {
    constexpr Offset farthest = 12;  // bytes between the two
    return number.begin >= mark.end ? number.begin - mark.end <= farthest
                                    : mark.begin >= number.end && mark.begin - number.end <= farthest;
  }

  // "a statement", "the prototype": no clause that could be said again, unless it is quoted.
  static bool is_fragment(const Prepared& prepared) {
    return prepared.words.size() < 3 || (prepared.words.size() < 4 && !prepared.is_direct);
  }

  // Two weighty words, one of them no name: less is only the same topic. In a headline every word may have a capital.
  bool shares_enough() const { return share_enough(one(), two()) || share_enough(two(), one()); }

  static bool share_enough(const Prepared& a, const Prepared& b) {
    int words = 0, plain = 0;
    for (const Word& word : a.words) {
      if (word.is(Word::number) || word.weight < 0.2F || find_key(b, word.sense) == nullptr) continue;
      ++words;
      plain += word.is(Word::capital) ? 0 : 1;
    }
    return words >= 2 && plain >= 1;
  }

  // Who is one speaker says the same sooner than two who may be anybody.
  static float least_equal(Closeness closeness) {
    switch (closeness) {
      case Closeness::same: return 0.4F;
      case Closeness::different:
      case Closeness::officials: return 0.45F;
      case Closeness::one_side:
      case Closeness::unknown:
      case Closeness::outlet_and_speaker: return 0.6F;
      case Closeness::both_outlets: return 0.65F;
    }
    return 0.8F;
  }

  // Of one speaker's sayings many are alike in words; two outlets with the same words have the same wire text.
  static float least_verbatim(Closeness closeness) {
    if (closeness == Closeness::same) return 0.65F;
    return closeness == Closeness::both_outlets ? 0.4F : 0.5F;
  }

  // Trimmed, or with a word put in
  bool is_altered_quotation() const {
    return pair_[Measure::direct_both] > 0 && pair_.run >= 6 && pair_[Measure::sequence_short] >= 0.8F;
  }

  bool same_content() {
    const Closeness closeness = pair_.closeness;
    if (equal_ < least_equal(closeness) || !can_be_one_content() || turns_against()) return false;
    const bool is_verbatim =
        (pair_.run > 0 && pair_.probability(Scorer::verbatim) >= least_verbatim(closeness)) ||
        (pair_.run >= 6 && pair_[Measure::run_share] >= 0.85F) || is_altered_quotation();
    if (closeness == Closeness::different && !is_verbatim) return false;
    if (is_verbatim && closeness != Closeness::outlet_and_speaker) {
      const auto& x = one().words;
      const auto& y = two().words;
      add(RelationType::repeats,
          closeness == Closeness::different ? "the same words, given to two speakers" : "the same words",
          equal_, is_published_later(a_, b_),
          {x[pair_.run_a].span.begin, x[pair_.run_a + pair_.run - 1].span.end},
          {y[pair_.run_b].span.begin, y[pair_.run_b + pair_.run - 1].span.end});
      return true;
    }
    std::string_view rule = "the same content";
    if (closeness == Closeness::outlet_and_speaker) rule = "the outlet takes over the speaker's words";
    if (closeness == Closeness::both_outlets) rule = "two outlets assert the same";
    add(RelationType::restates, rule, equal_, is_published_later(a_, b_), {}, {});
    return true;
  }

  // Who takes something back, or denies it, does not say it again.
  bool turns_against() const {
    if (pair_[Measure::run_share] > 0.8F) return false;
    const bool one_denies = one().denies && two().negations == 0 && !two().denies;
    const bool two_denies = two().denies && one().negations == 0 && !one().denies;
    return one_denies || two_denies || one().takes_back != two().takes_back;
  }

  // How much of what is said after the mark, names apart, the other says too; nothing where that is one word.
  static float share_after(Span mark, const Prepared& earlier, const Prepared& later) {
    float all = 0, shared = 0;
    int count = 0, words = 0;
    for (const Word& word : earlier.words) {
      if (word.span.begin < mark.end || ++words > 12) continue;
      if (word.is(Word::capital) || word.is(Word::number) || word.weight < 0.2F) continue;
      all += word.weight;
      const auto key = std::lower_bound(later.keys.begin(), later.keys.end(), word.sense,
                                        [](const Key& one, Sense sense) { return one.sense < sense; });
      if (key == later.keys.end() || key->sense != word.sense) continue;
      shared += word.weight;
      ++count;
    }
    return count < 2 ? 0 : shared / all;
  }

  // What was expected or unclear has come about.
  bool has_happened() {
    for (const bool from_a : {true, false}) {
      const Prepared& later = from_a ? one() : two();
      const Prepared& earlier = from_a ? two() : one();
      const Span mark = !earlier.unclear.empty() ? earlier.unclear : earlier.pending;
      if (mark.empty() || !later.pending.empty() || !later.unclear.empty()) continue;
      if (is_before(from_a ? a_ : b_, from_a ? b_ : a_) || later.negations > 0) continue;
      if (later.takes_back || later.denies) continue;
      if (earlier.unclear.empty() && earlier.negations > 0) continue;
      if (pair_[Measure::persons_shared] == 0 && !is_one_side(pair_.closeness)) continue;
      if (shared() < 1.2F) continue;
      if (share_after(mark, earlier, later) < least_happened) continue;
      add(RelationType::updates, "what was expected has come about", 0.7F, from_a, from_a ? Span{} : mark,
          from_a ? mark : Span{});
      return true;
    }
    return false;
  }

  // The speaker of one is the outlet or the agency of the other's article.
  void cites(bool is_related) {
    if (pair_[Measure::one_article] > 0 || equal_ < (is_related ? least_cited_related : least_cited)) return;
    for (const bool from_a : {true, false}) {
      const Told& citing = from_a ? a_ : b_;
      const Told& cited = from_a ? b_ : a_;
      const Source& source = cited.reading->article.source;
      if (citing.statement().source.empty() || is_before(citing, cited)) continue;
      if (!names_outlet(*citing.prepared, source.outlet) && !names_outlet(*citing.prepared, source.credit))
        continue;
      const Span named = citing.statement().source.front();
      add(RelationType::cites, "names the article's outlet as its source", 0.85F, from_a,
          from_a ? named : Span{}, from_a ? Span{} : named);
      return;
    }
  }

  static bool names_outlet(const Prepared& citing, std::string_view outlet) {
    std::vector<Word> words;
    split(outlet, {0, static_cast<Offset>(outlet.size())}, words);
    bool has_any = false;
    for (const Word& word : words) {
      if (word.weight < 0.1F || word.is(Word::number)) continue;
      if (!std::binary_search(citing.side.words.begin(), citing.side.words.end(), word.sense)) return false;
      has_any = true;
    }
    return has_any;
  }

  const Told &a_, &b_;
  Pair pair_;
  bool a_is_later_;
  float equal_ = 0, matter_ = 0;
  std::vector<FoundRelation>& found_;
};

}  // namespace

void decide(const Told& a, const Told& b, PairContext context, std::vector<FoundRelation>& found) {
  Decision(a, b, context, found).run();
}

}  // namespace sayso::relations
