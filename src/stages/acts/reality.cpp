#include "stages/acts/acts.hpp"

#include <algorithm>
#include <iterator>

namespace sayso {

namespace {

// Reads negation and realis off the words before those of the act, inside the cue and hanging on it.
class Reality {
 public:
  Reality(const Saying& saying, const CueMatch& match, const std::vector<std::uint32_t>& matched)
      : saying_(saying), match_(match), matched_(matched) {}

  void judge(StatementAct& act) {
    read_cue();
    read_before();
    read_tree();
    read_source();
    act.is_negated = is_negated_;
    act.realis = is_hypothetical_ ? Realis::hypothetical : is_expected_ ? Realis::expected : Realis::actual;
  }

 private:
  bool is_of_match(std::uint32_t index) const {
    return std::binary_search(matched_.begin(), matched_.end(), index);
  }
  std::uint32_t word() const {
    return match_.line != nullptr ? saying_.trail()[match_.begin] : saying_.cue_head();
  }

  // An auxiliary that says when or whether.
  void read_helper(std::uint32_t token) {
    for (const std::string_view future : {"will", "'ll", "shall", "wo"}) {
      if (saying_.form(token) == future) is_expected_ = true;
    }
    for (const std::string_view maybe :
         {"might", "may", "could", "would", "should", "must", "can", "if", "unless", "'d"}) {
      if (saying_.form(token) == maybe && !(maybe == "'d" && saying_.lemma(token) == "have"))
        is_hypothetical_ = true;
    }
  }

  void read_cue() {
    const auto size = static_cast<std::uint32_t>(saying_.cue().size());
    const std::uint32_t end = match_.line != nullptr ? std::min(match_.last, size) : size;
    for (std::uint32_t i = 0; i < std::min(end + 2, size); ++i) {
      if (is_of_match(i)) continue;
      const std::uint32_t token = saying_.cue()[i];
      const bool is_before = i < end;
      // "would not confirm" is no condition: it was not confirmed.
      const bool is_refused =
          i + 1 < size && saying_.is_not(saying_.cue()[i + 1]) && saying_.is(token, "would");
      if (is_before && !is_refused) read_helper(token);
      const bool is_only = i + 1 < size && (saying_.form(saying_.cue()[i + 1]) == "only" ||
                                            saying_.form(saying_.cue()[i + 1]) == "just");
      // "never missed a chance to say": it was said.
      const bool is_twice =
          i + 1 < size &&
          (saying_.is(saying_.cue()[i + 1], "miss") || saying_.is(saying_.cue()[i + 1], "fail") ||
           saying_.is(saying_.cue()[i + 1], "tire") || saying_.is(saying_.cue()[i + 1], "hesitate"));
      if (is_twice) continue;
      // "offered no details": behind the word, but inside the cue.
      const bool counts = saying_.is_not(token) && !is_only && (is_before || saying_.form(token) == "no");
      if (counts) is_negated_ = true;
    }
  }

  void read_before() {
    if (match_.line == nullptr) return;
    for (std::uint32_t begin = 0; begin < match_.begin; ++begin) {
      for (const BeforeLine& before : cue_list().before()) {
        const auto size = static_cast<std::uint32_t>(before.pattern.size());
        const std::uint32_t last = last_of(before.pattern, begin);
        if (last == no_id || last >= match_.begin || last + 1 - begin < size) continue;
        switch (before.kind) {
          case Before::actual: break;
          case Before::expected: is_expected_ = true; break;
          case Before::hypothetical: is_hypothetical_ = true; break;
          case Before::negated: is_negated_ = true; break;
        }
      }
    }
  }

  // Where a pattern that begins here ends, adverbs left out; no_id where it is not there.
  std::uint32_t last_of(const Words& pattern, std::uint32_t begin) const {
    std::uint32_t at = begin;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      while (i > 0 && at < match_.begin && saying_.upos(saying_.trail()[at]) == "ADV" &&
             saying_.form(saying_.trail()[at]) != "yet" && !saying_.is(saying_.trail()[at], pattern[i]))
        ++at;
      if (at >= match_.begin || !saying_.is(saying_.trail()[at], pattern[i])) return no_id;
      ++at;
    }
    return at - 1;
  }

  // What hangs on the act's word outside of the cue: "He will | announce", "if he | admits", "expected | to announce".
  void read_tree() {
    const std::uint32_t top = word();
    if (top == no_id) return;
    // "Nor is it clear"
    const std::uint32_t predicate = saying_.relation(top) == "cop" ? saying_.head(top) : top;
    const std::uint32_t nor = predicate == no_id ? no_id : saying_.child(predicate, "cc");
    if (nor != no_id && nor < top && saying_.form(nor) == "nor") is_negated_ = true;
    for (const std::string_view relation : {"aux", "mark", "advmod"}) {
      const std::uint32_t child = saying_.child(top, relation);
      if (child == no_id || saying_.is_in_content(child) || is_in_cue(child) || child > top) continue;
      if (relation == "advmod") {
        if (saying_.is_not(child)) is_negated_ = true;
      } else {
        read_helper(child);
      }
    }
    if (saying_.relation(top) != "xcomp" || match_.begin > 1) return;
    const std::uint32_t up = saying_.head(top);
    if (up == no_id || is_in_cue(up)) return;
    for (const std::string_view plan :
         {"expect", "plan", "set", "schedule", "likely", "prepare", "due", "poise"}) {
      if (saying_.is(up, plan)) is_expected_ = true;
    }
    for (const std::string_view wish : {"want", "need", "free", "able", "urge", "hope", "wish", "like"}) {
      if (saying_.is(up, wish)) is_hypothetical_ = true;
    }
  }

  void read_source() {
    if (saying_.source().empty()) return;
    for (const std::string_view none : {"no", "none", "neither", "nobody", "noone"}) {
      if (saying_.form(saying_.source().front()) == none) is_negated_ = true;
    }
  }

  bool is_in_cue(std::uint32_t token) const {
    return std::binary_search(saying_.cue().begin(), saying_.cue().end(), token);
  }

  const Saying& saying_;
  const CueMatch& match_;
  const std::vector<std::uint32_t>& matched_;
  bool is_negated_ = false, is_expected_ = false, is_hypothetical_ = false;
};

}  // namespace

void judge_reality(const Saying& saying, const CueMatch& match, const ActScratch& scratch,
                   StatementAct& act) {
  Reality(saying, match, scratch.matched).judge(act);
}

}  // namespace sayso
