// Sayings inside a content, by the tree of dependencies: a verb of saying (the list @speech of models/cues.txt) with a subject and a
// clause that it says, all in one piece of the content; "according to"; "quoted Novak as saying"; and, inside and outside of
// contents, the passive "was accused by". Precision before recall: conditions, negations, questions and first persons are
// left alone.
#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "stages/acts/cue_list.hpp"
#include "stages/statements/nesting.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace sayso {

namespace {

constexpr float right_share = 0.85F;  // of those that were counted, so many were right (conventions.md)
constexpr float passive_confidence = 0.6F;
constexpr std::uint32_t most_in_sentence = 8;
constexpr std::uint32_t longest_source = 15, widest_gap = 12, longest_tag = 10,
                        longest_quotation = 120;  // tokens

class InnerFinder {
 public:
  InnerFinder(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts,
              NestingScratch& scratch)
      : document_(document), tokens_(document.tokens), grammar_(grammar), drafts_(drafts), s_(scratch) {}

  void run() {
    for (Draft& draft : drafts_) mend_passive(draft);
    for (Draft& draft : drafts_) take_in_saying(draft);
    s_.pieces.clear();
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].is_dropped) continue;
      if (drafts_[i].cue != no_id) cues_.push_back(drafts_[i].cue);
      for (const Span span : drafts_[i].content) s_.pieces.push_back({span, i});
    }
    std::sort(s_.pieces.begin(), s_.pieces.end(), [](const ContentPiece& a, const ContentPiece& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::sort(cues_.begin(), cues_.end());
    std::uint32_t looked_at = 0;  // no token twice, should pieces overlap
    for (const ContentPiece piece : s_.pieces) {
      TokenRange range = document_.tokens_in(piece.span);
      range.begin = std::max(range.begin, looked_at);
      if (range.begin >= range.end) continue;
      looked_at = range.end;
      look(range, piece.owner);
    }
    look_for_passives();
    // The larger ones first: statements stand before those within them.
    std::stable_sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) {
      return a.content.back().end - a.content.front().begin > b.content.back().end - b.content.front().begin;
    });
    for (Draft& draft : found_) drafts_.push_back(std::move(draft));
  }

 private:
  void look(TokenRange piece, std::uint32_t owner) {
    piece_ = piece;
    owner_ = owner;
    std::uint32_t sentence = no_id, count = 0;
    for (std::uint32_t t = piece.begin; t < piece.end; ++t) {
      if (tokens_.sentence[t] != sentence) sentence = tokens_.sentence[t], count = 0;
      if (count == most_in_sentence) continue;
      const std::size_t before = found_.size();
      if (form(t) == "according") {
        try_according(t);
      } else if (upos(t) == "VERB" && cue_list().has(speech_, form(t)) && !is_cue(t)) {
        if (!try_quoted_as(t)) try_verb(t);
      } else if (xpos(t) == "VBN" && cue_list().has(blame_, form(t)) && !is_cue(t)) {
        try_passive(t);
      }
      count += found_.size() > before ? 1U : 0U;
    }
  }

  // Whether a statement has it as its cue already; a cue that nothing was found for is none.
  bool is_cue(std::uint32_t t) const {
    const auto& spans = document_.attribution_spans;
    const auto span = std::partition_point(spans.begin(), spans.end(),
                                           [&](const AttributionSpan& a) { return a.tokens.end <= t; });
    return span != spans.end() && span->tokens.contains(t) &&
           std::binary_search(cues_.begin(), cues_.end(), static_cast<std::uint32_t>(span - spans.begin()));
  }

  // "accused by the council of hiding it", where the head of attribution took all of it for the source.
  void mend_passive(Draft& draft) {
    if (draft.is_dropped || draft.cue == no_id || draft.source == no_id || draft.content.empty()) return;
    const TokenRange cue = document_.attribution_spans[draft.cue].tokens;
    const TokenRange source = document_.attribution_spans[draft.source].tokens;
    const std::uint32_t verb = cue.end - 1;
    if (source.begin < cue.end || xpos(verb) != "VBN" || !cue_list().has(blame_, form(verb))) return;
    std::uint32_t of = source.begin + 1;
    while (of < source.end && (form(of) != "of" || xpos(of + 1) != "VBG")) ++of;
    if (of + 1 >= source.end || document_.span_of({of, source.end}).begin < draft.content.back().end) return;
    draft.source_spans.assign(1, document_.span_of({source.begin, of}));
    draft.content.push_back(document_.span_of({of, source.end}));
    draft.by.push_back("rule: the passive of blaming");
  }

  // "According to the Post, her spokesman said that …", where the head of attribution took only the clause: the Post has him say it.
  void take_in_saying(Draft& draft) {
    if (draft.is_dropped || draft.cue == no_id || draft.source == no_id || draft.content.size() != 1) return;
    const TokenRange cue = document_.attribution_spans[draft.cue].tokens;
    const TokenRange source = document_.attribution_spans[draft.source].tokens;
    const TokenRange content = document_.tokens_in(draft.content.front());
    if (form(cue.begin) != "according" || content.empty() || content.begin < source.end) return;
    if (content.begin - source.end > widest_gap + longest_source) return;
    const std::uint32_t sentence = tokens_.sentence[content.begin];
    for (std::uint32_t t = source.end; t < content.begin; ++t) {
      if (tokens_.sentence[t] != sentence || upos(t) != "VERB" || !cue_list().has(speech_, form(t))) continue;
      std::uint32_t subject = no_id;
      for (std::uint32_t s = source.end; s < t; ++s) {
        if (tokens_.head[s] == t && relation(s) == "nsubj") subject = s;
      }
      if (subject == no_id) continue;
      std::uint32_t begin = subject;  // with what stands before it: "Clinton spokesman Ann Lee"
      while (begin > source.end && upos(begin - 1) != "PUNCT" && upos(begin - 1) != "VERB") --begin;
      draft.content.front().begin = tokens_.span[begin].begin;
      draft.by.push_back("rule: with who said it");
      return;
    }
  }

  // Passives that no content holds and that the head of attribution made no statement of.
  void look_for_passives() {
    taken_.clear();
    for (const Draft& draft : drafts_) {
      if (draft.is_dropped || draft.content.empty()) continue;
      taken_.insert(taken_.end(), draft.content.begin(), draft.content.end());
      if (draft.cue != no_id)
        taken_.push_back(document_.span_of(document_.attribution_spans[draft.cue].tokens));
    }
    std::sort(taken_.begin(), taken_.end());
    Offset end = 0;  // of those that begin before the token
    std::size_t next = 0;
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      for (; next < taken_.size() && taken_[next].begin <= tokens_.span[t].begin; ++next)
        end = std::max(end, taken_[next].end);
      if (end > tokens_.span[t].begin || xpos(t) != "VBN" || !cue_list().has(blame_, form(t))) continue;
      const std::uint32_t sentence = tokens_.sentence[t];
      piece_ = sentence < document_.sentences.size() ? document_.sentences[sentence] : TokenRange{t, t + 1};
      owner_ = no_id;
      try_passive(t);
    }
  }

  std::string_view upos(std::uint32_t t) const { return grammar_.upos(document_, t); }
  std::string_view xpos(std::uint32_t t) const { return grammar_.xpos(document_, t); }
  std::string_view relation(std::uint32_t t) const { return grammar_.relation(document_, t); }
  std::string_view form(std::uint32_t t) const {
    form_.assign(document_.token(t));
    std::transform(form_.begin(), form_.end(), form_.begin(), small_letter);
    return form_;
  }
  std::span<const std::uint32_t> children(std::uint32_t t) const {
    return {s_.children.data() + s_.child_begin[t], s_.child_begin[t + 1] - s_.child_begin[t]};
  }
  std::uint32_t child(std::uint32_t t, std::string_view name) const {
    for (const std::uint32_t c : children(t)) {
      if (relation(c) == name) return c;
    }
    return no_id;
  }
  TokenRange below(std::uint32_t t) const { return {s_.first[t], s_.last[t] + 1}; }
  TokenRange clipped(TokenRange range) const {
    range.begin = std::clamp(range.begin, piece_.begin, piece_.end);
    range.end = std::clamp(range.end, range.begin, piece_.end);
    return range;
  }

  bool is_stop(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 12> stops = {",", ".", ";", ":", "-",  "–",
                                                               "—", "?", "!", "…", "--", "..."};
    return is_in(stops, document_.token(t));
  }
  bool opens(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 6> marks = {"“", "‘", "\"", "'", "``", "«"};
    return is_in(marks, document_.token(t)) && xpos(t) != "POS";
  }
  bool closes(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 6> marks = {"”", "’", "\"", "'", "''", "»"};
    return is_in(marks, document_.token(t)) && xpos(t) != "POS";
  }

  // Without stops at either end, and with both marks of a quotation or none.
  TokenRange trimmed(TokenRange range) const {
    while (!range.empty() && is_stop(range.begin)) ++range.begin;
    if (range.empty()) return range;
    if (!opens(range.begin) && range.begin > piece_.begin && opens(range.begin - 1)) --range.begin;
    if (opens(range.begin)) {
      // What stands in the marks is what was said; without the other mark nobody knows.
      const std::string_view mark = document_.token(range.begin);
      const std::string_view other = mark == "“"    ? "”"
                                     : mark == "‘"  ? "’"
                                     : mark == "«"  ? "»"
                                     : mark == "``" ? "''"
                                                    : mark;
      const std::uint32_t furthest = std::min(range.begin + longest_quotation, piece_.end);
      std::uint32_t close = range.begin + 1;
      while (close < furthest && (document_.token(close) != other || !closes(close))) ++close;
      return close < furthest ? TokenRange{range.begin, close + 1} : TokenRange{};
    }
    std::int32_t unpaired = 0;
    for (std::uint32_t t = range.begin; t < range.end; ++t) unpaired += opens(t) ? 1 : closes(t) ? -1 : 0;
    while (!range.empty() && (is_stop(range.end - 1) || (closes(range.end - 1) && unpaired < 0))) {
      unpaired += closes(range.end - 1) ? 1 : 0;
      --range.end;
    }
    return range;
  }

  // The words of who says it, without the relative clause behind; empty where they are none for us.
  TokenRange source_of(std::uint32_t noun) const {
    static constexpr std::array<std::string_view, 19> nobody = {
        "i",    "we",     "you",      "one",    "it",        "this",    "that",   "which", "there", "what",
        "none", "nobody", "everyone", "anyone", "everybody", "anybody", "no-one", "us",    "me"};
    if (is_in(nobody, form(noun))) return {};
    const bool is_asked_for = form(noun) == "who" && (noun == piece_.begin || opens(noun - 1));
    if (is_asked_for) return {};
    const std::string_view kind = upos(noun);
    if (kind != "NOUN" && kind != "PROPN" && kind != "PRON" && xpos(noun) != "CD") return {};
    TokenRange range = below(noun);
    for (const std::uint32_t c : children(noun)) {
      if (relation(c).starts_with("acl") && s_.first[c] > noun) range.end = std::min(range.end, s_.first[c]);
      if (relation(c) == "det" && (form(c) == "no" || form(c) == "any")) return {};
    }
    if (range.begin < piece_.begin || range.end > piece_.end || range.size() > longest_source) return {};
    while (!range.empty() && (is_stop(range.begin) || opens(range.begin) || upos(range.begin) == "ADP" ||
                              upos(range.begin) == "CCONJ" || upos(range.begin) == "SCONJ"))
      ++range.begin;
    while (!range.empty() && (is_stop(range.end - 1) || closes(range.end - 1))) --range.end;
    return range.contains(noun) && xpos(range.end - 1) != "POS" ? range : TokenRange{};
  }

  // Whether a verb tells that something was said: not "would say", "did not say", "if he says", "did he say", "to say".
  bool is_told(std::uint32_t verb, std::uint32_t subject) const {
    static constexpr std::array<std::string_view, 6> nots = {"not",   "n't",    "n’t",
                                                             "never", "hardly", "neither"};
    static constexpr std::array<std::string_view, 5> conditions = {"if", "unless", "whether", "until",
                                                                   "lest"};
    if (xpos(verb) == "VB") return false;
    for (const std::uint32_t c : children(verb)) {
      const std::string_view name = relation(c);
      if (name.starts_with("aux") && (xpos(c) == "MD" || c < subject)) return false;
      if (c < verb && is_in(nots, form(c))) return false;
      if ((name == "mark" || name == "advmod") && c < verb && is_in(conditions, form(c))) return false;
    }
    // "if they come and say that …"
    const std::uint32_t above = relation(verb) == "conj" ? tokens_.head[verb] : no_id;
    const std::uint32_t mark = above == no_id ? no_id : child(above, "mark");
    return mark == no_id || !is_in(conditions, form(mark));
  }

  // The verb with the adverbs and auxiliaries right before it, and a particle right behind.
  TokenRange cue_of(std::uint32_t verb, std::uint32_t stop) const {
    TokenRange cue{verb, verb + 1};
    while (cue.begin > piece_.begin && cue.begin - 1 > stop && tokens_.head[cue.begin - 1] == verb &&
           (relation(cue.begin - 1).starts_with("aux") || relation(cue.begin - 1) == "advmod"))
      --cue.begin;
    if (cue.end < piece_.end && tokens_.head[cue.end] == verb && relation(cue.end) == "compound:prt")
      ++cue.end;
    return cue;
  }

  bool is_clause(std::uint32_t c) const {
    return std::any_of(children(c).begin(), children(c).end(), [&](std::uint32_t k) {
      const std::string_view name = relation(k);
      return name.starts_with("nsubj") || name.starts_with("csubj") || name == "expl" ||
             (name == "mark" && form(k) != "to");
    });
  }

  // What is said, without a "that" of the outer content which the tree hangs here: "reported THAT Novak had said twelve FLED".
  TokenRange clause_of(std::uint32_t clause, std::uint32_t verb) const {
    TokenRange range = below(clause);
    if (clause < verb || range.begin > verb) return range;
    range.begin = clause;
    for (const std::uint32_t c : children(clause)) {
      if (relation(c) != "mark" || c > verb) range.begin = std::min(range.begin, s_.first[c]);
    }
    return range;
  }

  // Of a clause that the outer verb reports, the tree may hang the subject on that verb: "NWA reported that NOVAK had said …".
  std::uint32_t subject_of(std::uint32_t verb) const {
    const std::uint32_t own = child(verb, "nsubj"), above = tokens_.head[verb];
    if (own != no_id || relation(verb) != "ccomp" || above == no_id || piece_.contains(above)) return own;
    for (const std::uint32_t c : children(above)) {
      if (relation(c) == "nsubj" && c > above && c < verb && piece_.contains(c)) return c;
    }
    return no_id;
  }

  // "the minister said (that) the army would leave"; "the army would leave, the minister said".
  void try_verb(std::uint32_t verb) {
    const std::uint32_t subject = subject_of(verb);
    if (subject == no_id || !piece_.contains(subject) || !is_told(verb, subject)) return;
    const TokenRange source = source_of(subject);
    if (source.empty() || source.contains(verb)) return;
    const TokenRange cue = cue_of(verb, subject < verb ? source.end - 1 : 0);
    const std::uint32_t clause = child(verb, "ccomp");
    TokenRange content;
    if (clause != no_id) {
      if (!is_clause(clause)) return;
      const TokenRange range = clause_of(clause, verb);
      if (range.begin < piece_.begin || range.contains(verb) || range.contains(subject)) return;
      content = trimmed(clipped(range));
      if (range.begin > verb && content.begin > std::max(cue.end, source.end) + widest_gap) return;
    } else {
      content = told_before(verb);
    }
    add(source, cue, content, "rule: a saying inside the content");
  }

  // "X, the minister said": where the tree hangs the saying on what is said.
  TokenRange told_before(std::uint32_t verb) const {
    const std::uint32_t above = tokens_.head[verb];
    if (relation(verb) != "parataxis" || above == no_id || above > verb || !piece_.contains(above)) return {};
    const TokenRange tag = below(verb);
    const bool ends = tag.end >= piece_.end || is_stop(tag.end) || closes(tag.end) ||
                      tokens_.sentence[tag.end] != tokens_.sentence[verb];
    if (!ends || tag.size() > longest_tag || tag.begin <= above || s_.last[above] >= tag.end + 2) return {};
    const std::uint32_t last = document_.token(tag.begin) == "," ? tag.begin : tag.begin - 1;
    if (document_.token(last) != "," || !is_clause(above)) return {};
    return trimmed(clipped({s_.first[above], last}));
  }

  // "(quoted) Novak as saying the army would leave".
  bool try_quoted_as(std::uint32_t verb) {
    if (xpos(verb) != "VBG" || verb < piece_.begin + 2 || form(verb - 1) != "as") return false;
    const Draft& outer = drafts_[owner_];
    if (outer.cue == no_id) return false;
    const TokenRange cue = document_.attribution_spans[outer.cue].tokens;
    const bool quotes = cue.end <= piece_.begin && form(cue.end - 1).starts_with("quot");
    if (!quotes || verb - piece_.begin > longest_source ||
        tokens_.sentence[verb] != tokens_.sentence[piece_.begin])
      return false;
    std::uint32_t end = verb + 1;
    while (end < piece_.end && tokens_.sentence[end] == tokens_.sentence[verb]) ++end;
    return add({piece_.begin, verb - 1}, {verb, verb + 1}, trimmed({verb + 1, end}),
               "rule: quoted as saying");
  }

  // "according to the ministry", at the beginning or the end of what it hangs on.
  void try_according(std::uint32_t word) {
    const std::uint32_t noun = tokens_.head[word];
    if (word == 0 || word + 2 >= piece_.end || form(word + 1) != "to") return;
    if (noun == no_id || noun < word) return try_according_at_beginning(word);
    const std::uint32_t verb = tokens_.head[noun];
    if (verb == no_id || !piece_.contains(verb) || !is_clause(verb)) return try_according_at_beginning(word);
    TokenRange source = source_of(noun);
    if (source.empty()) return;
    source.begin = std::max(source.begin, word + 2);
    if (!source.contains(noun)) return;
    const TokenRange all = clipped(below(verb));
    const TokenRange phrase = below(noun);
    // Set off by a comma: "do justice according to the law" names nobody who says so.
    TokenRange content{all.begin, word};
    if (phrase.end + 1 < all.end) {
      const bool has_comma = document_.token(phrase.end) == "," || document_.token(phrase.end - 1) == ",";
      if (word > all.begin + 2 || !has_comma) return;
      content = {phrase.end, all.end};
    } else if (document_.token(word - 1) != ",") {
      return;
    }
    add(source, {word, word + 2}, trimmed(content), "rule: according to, inside the content");
  }

  // "“According to the ministry, ten people died,”", where the tree does not tell: a noun up to the comma, and after it a verb.
  void try_according_at_beginning(std::uint32_t word) {
    const bool is_first = word == piece_.begin || (word == piece_.begin + 1 && opens(piece_.begin));
    if (!is_first) return;
    const TokenRange sentence = document_.sentences[tokens_.sentence[word]];
    const std::uint32_t end = std::min(piece_.end, sentence.end);
    const auto has = [&](TokenRange range, std::string_view kind) {
      while (range.begin < range.end && upos(range.begin) != kind) ++range.begin;
      return range.begin < range.end;
    };
    std::uint32_t comma = word + 3;
    while (comma < std::min(end, word + 2 + longest_source) && document_.token(comma) != ",") ++comma;
    if (comma + 1 >= end || document_.token(comma) != ",") return;
    const TokenRange source{word + 2, comma}, content{comma + 1, end};
    const bool is_noun = (has(source, "NOUN") || has(source, "PROPN")) && !has(source, "VERB");
    if (!is_noun || !(has(content, "VERB") || has(content, "AUX"))) return;
    add(source, {word, word + 2}, trimmed(content), "rule: according to, inside the content");
  }

  // "Haas was accused by the council of hiding the report": who is blamed, and of what, are two pieces.
  void try_passive(std::uint32_t verb) {
    const std::uint32_t subject = child(verb, "nsubj:pass");
    if (subject == no_id || !piece_.contains(subject) || subject > verb || !is_told(verb, subject)) return;
    std::uint32_t agent = no_id, deed = no_id;
    for (const std::uint32_t c : children(verb)) {
      if (c < verb || !piece_.contains(c)) continue;
      const std::string_view word = form(s_.first[c]);
      if (word == "by" && relation(c).starts_with("obl")) agent = c;
      const bool is_deed = relation(c).starts_with("obl") || relation(c) == "advcl";
      if (deed == no_id && is_deed && (word == "of" || word == "for")) deed = c;
    }
    if (agent == no_id || deed == no_id) return;
    TokenRange source = source_of(agent);
    if (source.empty()) return;
    if (deed > agent) source.end = std::min(source.end, s_.first[deed]);
    const TokenRange blamed = trimmed(clipped(below(subject))), of = trimmed(clipped(below(deed)));
    const TokenRange cue = cue_of(verb, subject);
    if (blamed.empty() || blamed.end > cue.begin || !source.contains(agent)) return;
    if (add(source, cue, of, "rule: the passive of blaming"))
      found_.back().content.insert(found_.back().content.begin(), document_.span_of(blamed));
  }

  bool add(TokenRange source, TokenRange cue, TokenRange content, std::string_view by) {
    const auto overlap = [](TokenRange a, TokenRange b) {
      return a.begin < b.end && b.begin < a.end;
    };
    if (content.size() < 2 || overlap(content, cue) || overlap(content, source) || overlap(source, cue))
      return false;
    Draft& draft = found_.emplace_back();
    draft.is_inner = owner_ != no_id;
    draft.source_spans.push_back(document_.span_of(source));
    draft.cue_spans.push_back(document_.span_of(cue));
    draft.content.push_back(document_.span_of(content));
    draft.confidence = owner_ == no_id ? passive_confidence : drafts_[owner_].confidence * right_share;
    draft.by.push_back(by);
    return true;
  }

  const Document& document_;
  const Tokens& tokens_;
  const Grammar& grammar_;
  std::vector<Draft>& drafts_;
  NestingScratch& s_;
  const std::uint32_t speech_ = cue_list().list("@speech"), blame_ = cue_list().list("@blame");
  TokenRange piece_;
  std::uint32_t owner_ = 0;
  std::vector<Draft> found_;
  std::vector<std::uint32_t> cues_;  // of statements: numbers of attribution_spans
  std::vector<Span> taken_;          // contents and cues
  mutable std::string form_;
};

// Children and extents of all subtrees, in one pass from the leaves up; what hangs in a circle stays as it is.
void measure_trees(const Tokens& tokens, NestingScratch& s) {
  const std::uint32_t count = tokens.size();
  const auto above = [&](std::uint32_t t) {
    const std::uint32_t head = tokens.head[t];
    return head != no_id && tokens.sentence[head] == tokens.sentence[t] ? head : no_id;
  };
  s.child_begin.assign(count + 2, 0);
  for (std::uint32_t t = 0; t < count; ++t) {
    if (above(t) != no_id) ++s.child_begin[above(t) + 2];
  }
  s.waiting.assign(s.child_begin.begin() + 2, s.child_begin.end());  // children not yet measured
  for (std::uint32_t t = 2; t < count + 2; ++t) s.child_begin[t] += s.child_begin[t - 1];
  s.children.resize(count);
  for (std::uint32_t t = 0; t < count; ++t) {
    if (above(t) != no_id) s.children[s.child_begin[above(t) + 1]++] = t;
  }
  s.first.resize(count);
  s.last.resize(count);
  s.order.clear();
  for (std::uint32_t t = 0; t < count; ++t) {
    s.first[t] = s.last[t] = t;
    if (s.waiting[t] == 0) s.order.push_back(t);
  }
  for (std::size_t i = 0; i < s.order.size(); ++i) {
    const std::uint32_t t = s.order[i], head = above(t);
    if (head == no_id) continue;
    s.first[head] = std::min(s.first[head], s.first[t]);
    s.last[head] = std::max(s.last[head], s.last[t]);
    if (--s.waiting[head] == 0) s.order.push_back(head);
  }
}

bool has_syntax(const Tokens& tokens) {
  return tokens.size() > 0 && !tokens.head.empty() && !tokens.relation.empty() && !tokens.upos.empty() &&
         !tokens.sentence.empty();
}

}  // namespace

void add_inner_sayings(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts,
                       NestingScratch& scratch) {
  if (!has_syntax(document.tokens) || drafts.empty()) return;
  measure_trees(document.tokens, scratch);
  InnerFinder(document, grammar, drafts, scratch).run();
}

}  // namespace sayso
