// The decision between two articles; the numbers and where they come from: docs/origins-and-stories.md.
#include "links/origins/runs.hpp"
#include "links/published.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace sayso::origins {
namespace {

using relations::Word;
using Features = Wording::Features;

// Shared wording outside quotations: one run this long, of which so many words are neither names nor figures …
constexpr std::uint32_t long_run = 15, long_run_plain = 10;
// … or runs of at least least_run words that together are so many, and such a part of the shorter article. Where both credit one
// agency less is enough.
constexpr std::uint32_t least_run = 6, least_words = 25, agency_run = 8, agency_words = 15;
constexpr double least_part = 0.4, agency_part = 0.15;
// How rare the words of one run are together: "said at a news conference in the capital on" is nobody's.
constexpr double run_mass = 2.0;
// Runs with no more words than these between them are one passage, which needs so many shared words outside quotations.
constexpr std::uint32_t most_between = 25, least_of_passage = 8;
// Words of a quotation that both print, and how rare they are together: "the president of the United States" is nobody's.
// Twelve in a row nobody says by chance.
constexpr std::uint32_t least_quoted = 6, surely_quoted = 12;
constexpr double quoted_mass = 2.0;
// A text is printed within days: more apart, one run or an agency in common does not show it, nor do releases that are alike.
constexpr std::int32_t days_of_a_text = 7;
// Of the content of two releases what must agree, as a part of the shorter and as a sum of how rare the words are.
constexpr double release_part = 0.5, release_mass = 2.0;
constexpr double cited_part = 0.7;
constexpr Offset most_bytes_between = 400;  // of the text between two pieces of one release

struct Judged {
  Run run;
  std::uint32_t outside = 0, plain = 0;
  std::uint32_t quoted = 0, quoted_in_both = 0;
  double quoted_mass = 0, outside_mass = 0;
  bool is_foot = false;  // in the last paragraph of both
};

class Comparison {
 public:
  Comparison(const Wording& first, const Wording& second, std::vector<Shared>& found)
      : first_(first.features()), second_(second.features()), first_reading_(first.reading()),
        second_reading_(second.reading()), found_(found) {
    const auto one = day_of(first_reading_.article.source.published);
    const auto two = day_of(second_reading_.article.source.published);
    are_near_ = !one || !two || std::abs(*one - *two) <= days_of_a_text;
    are_of_one_outlet_ = !first_.outlet.empty() && first_.outlet == second_.outlet;
  }

  void run() {
    for (const Run& run : common_runs(first_, second_)) judge(run);
    shared_wording();
    shared_quotations();
    if (are_near_) shared_releases();
    cited(first_, first_reading_, second_, second_reading_, false);
    cited(second_, second_reading_, first_, first_reading_, true);
  }

 private:
  void judge(const Run& run) {
    Judged judged{run};
    for (std::uint32_t i = 0; i < run.size; ++i) {
      const Word& word = first_.words[run.first + i];
      const bool is_quoted = first_.is_quoted[run.first + i] || second_.is_quoted[run.second + i];
      judged.quoted += is_quoted;
      (is_quoted ? judged.quoted_mass : judged.outside_mass) += double{word.weight};
      judged.quoted_in_both += first_.is_quoted[run.first + i] && second_.is_quoted[run.second + i];
      judged.outside += !is_quoted;
      judged.plain += !is_quoted && !word.is(Word::capital) && !word.is(Word::number);
    }
    judged.is_foot = run.first >= first_.foot && run.second >= second_.foot;
    runs_.push_back(judged);
  }

  // With the mark that opens it: "(NWA) — President …", not "NWA) — President …".
  Span words_of(const Features& features, std::uint32_t begin, std::uint32_t end) const {
    const std::string_view text = (&features == &first_ ? first_reading_ : second_reading_).article.text;
    Span words{features.words[begin].span.begin, features.words[end - 1].span.end};
    for (const std::string_view mark : {"(", "[", "“", "‘"}) {
      if (text.substr(0, words.begin).ends_with(mark)) {
        words.begin -= static_cast<Offset>(mark.size());
        break;
      }
    }
    return words;
  }

  bool has_common_agency() const {
    return std::any_of(first_.agencies.begin(), first_.agencies.end(), [&](const std::string& agency) {
      return std::binary_search(second_.agencies.begin(), second_.agencies.end(), agency);
    });
  }

  // Whether the wording shows one text, and what kind of it.
  std::optional<Kind> kind_of_wording(double& score) const {
    const double shorter = static_cast<double>(std::min(first_.words.size(), second_.words.size()));
    const bool is_common = are_near_ && has_common_agency();
    const std::uint32_t run_needed = is_common ? agency_run : long_run;
    std::uint32_t words = 0, longest = 0;
    for (const Judged& judged : runs_) {
      if (judged.outside >= least_run) words += judged.outside;
      // What an outlet prints at the foot of many articles is no report.
      if (!are_near_ || (judged.is_foot && are_of_one_outlet_)) continue;
      if (judged.outside >= run_needed && judged.outside_mass >= run_mass &&
          (is_common || judged.plain >= long_run_plain))
        longest = std::max(longest, judged.outside);
    }
    const double part = shorter == 0 ? 0 : words / shorter;
    const bool is_part =
        is_common ? words >= agency_words && part >= agency_part : words >= least_words && part >= least_part;
    if (longest == 0 && !is_part) return std::nullopt;
    score = std::min(1.0, std::max({0.5, part, longest / 40.0}));
    const bool is_one_sided = first_.agencies.empty() != second_.agencies.empty();
    return is_common || is_one_sided ? Kind::agency : Kind::copy;
  }

  // Runs that follow each other in both articles are one passage, edited in between.
  void shared_wording() {
    double score = 0;
    const auto kind = kind_of_wording(score);
    if (!kind) return;
    for (std::size_t i = 0; i < runs_.size();) {
      std::size_t end = i + 1;
      std::uint32_t outside = runs_[i].outside;
      while (end < runs_.size() && follows(runs_[end - 1].run, runs_[end].run))
        outside += runs_[end++].outside;
      const Run &begin = runs_[i].run, &last = runs_[end - 1].run;
      if (outside >= least_of_passage) {
        found_.push_back({*kind, score, words_of(first_, begin.first, last.first + last.size),
                          words_of(second_, begin.second, last.second + last.size)});
      }
      i = end;
    }
  }

  static bool follows(const Run& before, const Run& after) {
    const std::uint32_t first_end = before.first + before.size, second_end = before.second + before.size;
    return after.first - first_end <= most_between && after.second >= second_end &&
           after.second - second_end <= most_between;
  }

  // From the first of its words that one of them quotes to the last.
  Run quoted_part(Run run) const {
    const auto is_quoted = [&](std::uint32_t i) {
      return first_.is_quoted[run.first + i] || second_.is_quoted[run.second + i];
    };
    while (run.size > 1 && !is_quoted(run.size - 1)) --run.size;
    while (run.size > 1 && !is_quoted(0)) ++run.first, ++run.second, --run.size;
    return run;
  }

  static std::vector<const Saying*> sayings_at(const Features& features, std::uint32_t begin,
                                               std::uint32_t end) {
    std::vector<const Saying*> found;
    for (const Saying& saying : features.sayings) {
      if (saying.first_word < end && begin < saying.end_word) found.push_back(&saying);
    }
    return found;
  }

  // A quotation that both print shows one origin only where one of them says that it comes from a release, or was said to one outlet.
  void shared_quotations() {
    for (const Judged& judged : runs_) {
      if (judged.quoted < least_quoted) continue;
      if (judged.quoted_mass < quoted_mass && judged.quoted < surely_quoted) continue;
      const Run run = quoted_part(judged.run);
      const auto one = sayings_at(first_, run.first, run.first + run.size);
      const auto two = sayings_at(second_, run.second, run.second + run.size);
      const auto kind = kind_of_quotation(one, two, judged.quoted_in_both >= least_quoted);
      if (!kind) continue;
      const double score = std::min(1.0, 0.5 + judged.quoted / 40.0);
      Span in_first = words_of(first_, run.first, run.first + run.size);
      Span in_second = words_of(second_, run.second, run.second + run.size);
      if (*kind == Kind::press_release) {
        for (const Saying* saying : one) in_first = joined(in_first, release_around(first_, *saying));
        for (const Saying* saying : two) in_second = joined(in_second, release_around(second_, *saying));
      }
      found_.push_back({*kind, score, in_first, in_second});
    }
  }

  static Span joined(Span one, Span two) {
    return {std::min(one.begin, two.begin), std::max(one.end, two.end)};
  }

  struct Side {
    bool is_release = false, is_interview = false, is_public = false;
    std::string told;
  };

  static Side side_of(const std::vector<const Saying*>& sayings) {
    Side side;
    for (const Saying* saying : sayings) {
      side.is_release = side.is_release || saying->is_release;
      side.is_interview = side.is_interview || saying->is_interview;
      side.is_public = side.is_public || saying->is_public;
      if (side.told.empty()) side.told = saying->told;
    }
    return side;
  }

  // Where one of them alone names the release or the outlet, the other has to have the same words as a quotation too.
  std::optional<Kind> kind_of_quotation(const std::vector<const Saying*>& one,
                                        const std::vector<const Saying*>& two, bool is_quoted_in_both) const {
    const Side first = side_of(one), second = side_of(two);
    // What the one tells as told to the other's outlet was told there, in whatever marks it is printed.
    if (!first.told.empty() && first.told == second_.outlet) return Kind::interview;
    if (!second.told.empty() && second.told == first_.outlet) return Kind::interview;
    if (first.is_public || second.is_public) return std::nullopt;
    if (first.is_release && second.is_release) return Kind::press_release;
    if (!is_quoted_in_both) return std::nullopt;
    if (first.is_release || second.is_release) return Kind::press_release;
    if (!first.is_interview && !second.is_interview) return std::nullopt;
    // Told to two outlets, it was said twice.
    const bool is_told_twice = !first.told.empty() && !second.told.empty() &&
                               first.told.find(second.told) == std::string::npos &&
                               second.told.find(first.told) == std::string::npos;
    return is_told_twice ? std::nullopt : std::optional(Kind::interview);
  }

  // The passage of a release: what the same speaker says in writing before and after, as long as little stands between.
  static Span release_around(const Features& features, const Saying& saying) {
    Span passage = saying.content;
    if (!saying.is_release) return passage;
    for (bool has_grown = true; has_grown;) {
      has_grown = false;
      for (const Saying& other : features.sayings) {
        if (!other.is_release || other.speaker != saying.speaker || passage.contains(other.content)) continue;
        if (other.content.begin > passage.end + most_bytes_between ||
            passage.begin > other.content.end + most_bytes_between)
          continue;
        passage = joined(passage, other.content);
        has_grown = true;
      }
    }
    return passage;
  }

  struct Agreement {
    double part = 0, mass = 0;
  };
  using Senses = std::vector<std::pair<std::uint64_t, float>>;

  static double common_mass(const Senses& one, const Senses& two) {
    double mass = 0;
    auto a = one.begin(), b = two.begin();
    while (a != one.end() && b != two.end()) {
      if (a->first == b->first) mass += double{std::min(a->second, b->second)};
      const bool is_a_less = a->first < b->first, is_b_less = b->first < a->first;
      if (!is_b_less) ++a;
      if (!is_a_less) ++b;
    }
    return mass;
  }

  // Two articles that tell in words of their own what one release says.
  void shared_releases() {
    for (const Saying& one : first_.sayings) {
      if (!one.is_release || one.mass == 0) continue;
      for (const Saying& two : second_.sayings) {
        if (!two.is_release || two.mass == 0) continue;
        if (one.is_of_person && two.is_of_person && !is_one_person(one.speaker, two.speaker)) continue;
        const double mass = common_mass(one.senses, two.senses), part = mass / std::min(one.mass, two.mass);
        if (part < release_part || mass < release_mass) continue;
        found_.push_back({Kind::press_release, std::min(1.0, part), release_around(first_, one),
                          release_around(second_, two)});
      }
    }
  }

  // "A.J. Smith" and "Smith".
  static bool is_one_person(const std::string& one, const std::string& two) {
    const auto last = [](const std::string& name) {
      return name.substr(name.rfind(' ') + 1);
    };
    return last(one) == last(two);
  }

  // An article that names the other's outlet as the one who says what the other says.
  void cited(const Features& citing, const Reading& citing_reading, const Features& other,
             const Reading& other_reading, bool is_swapped) {
    if (other.outlet.empty() || citing.outlet == other.outlet) return;
    const auto told = instant_of(citing_reading.article.source.published);
    const auto first_told = instant_of(other_reading.article.source.published);
    if (told && first_told && *told < *first_told) return;  // what came later was not its source
    for (const Saying& saying : citing.sayings) {
      if (saying.speaker != other.outlet || saying.mass < cited_mass) continue;
      Span best{};
      double most = 0;
      for (const Block& block : other_reading.article.blocks) {
        if (block.kind != BlockKind::paragraph) continue;
        const double mass = common_mass(saying.senses, senses_in(other, block.span));
        if (mass > most) most = mass, best = block.span;
      }
      if (most < cited_mass || most / saying.mass < cited_part) continue;
      const double score = std::min(1.0, most / saying.mass);
      found_.push_back(is_swapped ? Shared{Kind::copy, score, best, saying.content}
                                  : Shared{Kind::copy, score, saying.content, best});
    }
  }

  static Senses senses_in(const Features& features, Span span) {
    Senses senses;
    for (const Word& word : features.words) {
      if (span.contains(word.span))
        senses.emplace_back(word.sense, word.is(Word::number) ? 1.0F : word.weight);
    }
    std::sort(senses.begin(), senses.end());
    const auto is_same = [](const auto& a, const auto& b) {
      return a.first == b.first;
    };
    senses.erase(std::unique(senses.begin(), senses.end(), is_same), senses.end());
    return senses;
  }

  const Features &first_, &second_;
  const Reading &first_reading_, &second_reading_;
  std::vector<Shared>& found_;
  std::vector<Judged> runs_;
  bool are_near_ = true, are_of_one_outlet_ = false;
};

// Of passages of one kind that lie in one another on both sides the larger stays; then the most_passages that show most.
void keep_best(std::vector<Shared>& found) {
  const auto size = [](const Shared& one) {
    return std::min(one.first.size(), one.second.size());
  };
  std::sort(found.begin(), found.end(), [&](const Shared& a, const Shared& b) {
    return std::make_tuple(size(b), b.score, a.kind, a.first, a.second) <
           std::make_tuple(size(a), a.score, b.kind, b.first, b.second);
  });
  std::vector<Shared> kept;
  for (const Shared& one : found) {
    const bool is_inside = std::any_of(kept.begin(), kept.end(), [&](const Shared& other) {
      return other.kind == one.kind && other.first.contains(one.first) && other.second.contains(one.second);
    });
    if (!is_inside && kept.size() < most_passages) kept.push_back(one);
  }
  found = std::move(kept);
}

}  // namespace

void compare(const Wording& first, const Wording& second, std::vector<Shared>& found) {
  if (first.reading().id == second.reading().id) return;
  // The same decision whichever comes first.
  const bool is_swapped = second.reading().id < first.reading().id;
  std::vector<Shared> here;
  Comparison(is_swapped ? second : first, is_swapped ? first : second, here).run();
  keep_best(here);
  if (is_swapped) {
    for (Shared& one : here) std::swap(one.first, one.second);
  }
  std::sort(here.begin(), here.end(), [](const Shared& a, const Shared& b) {
    return std::tie(a.first, a.second, a.kind) < std::tie(b.first, b.second, b.kind);
  });
  found.insert(found.end(), here.begin(), here.end());
}

}  // namespace sayso::origins
