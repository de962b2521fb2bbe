// Statements that the heads missed, by closed words and syntax.
#include "stages/acts/cue_list.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/statements/clauses.hpp"
#include "stages/statements/phrases.hpp"
#include "stages/statements/pieces.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr float phrase_confidence = 0.3F;  // six in ten of such statements are right
constexpr float surest_cue = 0.5F;         // of a cue that the heads left without a content, to be given one
constexpr std::uint32_t no_speaker_longer = 5;  // words before a headline's colon

bool is_speaker_word(std::uint32_t kinds) {
  return (kinds & (person_word | group_word | organisation_word | office_word | title_word)) != 0;
}

class PhraseFinder {
 public:
  PhraseFinder(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts)
      : document_(document), clauses_(document, grammar), drafts_(drafts) {}

  void run() {
    if (!clauses_.is_known()) return;
    mark_taken();
    complete_orphans();
    pieces_ = pieces_of(drafts_);
    const CueList& list = cue_list();
    const std::uint32_t hearsay = list.list("@hearsay"), assertions = list.list("@assertions");
    for (std::uint32_t token = 0; token < document_.tokens.size(); ++token) {
      const std::string_view tag = clauses_.upos(token);
      if (tag == "ADV" && list.has(hearsay, clauses_.form(token))) find_hearsay(token);
      if (tag == "NOUN" && is_claim_that(token) && list.has(assertions, clauses_.form(token)))
        find_claim(token);
      if (tag == "NOUN" && clauses_.form(token) == "words") find_words_of(token);
    }
    for (std::uint32_t block = 0; block < document_.article().blocks.size(); ++block) {
      if (document_.article().blocks[block].kind == BlockKind::title) find_headline(block);
      find_list(block);
    }
  }

 private:
  void take(TokenRange range) {
    for (std::uint32_t token = range.begin; token < range.end; ++token) taken_[token] = true;
  }
  bool is_free(TokenRange range) const {
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      if (taken_[token]) return false;
    }
    return !range.empty();
  }
  // What the heads found, linked or not, and the contents of all drafts.
  void mark_taken() {
    taken_.assign(document_.tokens.size(), false);
    for (const AttributionSpan& span : document_.attribution_spans) take(span.tokens);
    for (const Draft& draft : drafts_) {
      for (const Span piece : draft.content) take(document_.tokens_in(piece));
    }
  }

  Draft& add(std::string_view by) {
    Draft& draft = drafts_.emplace_back();
    draft.content_confidence = phrase_confidence;
    draft.by.push_back(by);
    return draft;
  }
  void add_content(Draft& draft, TokenRange range) {
    draft.content.push_back(document_.span_of(range));
    take(range);
  }

  // "The general | reportedly | left the city": the clause on both sides (20 of 31 where no other content holds it).
  void find_hearsay(std::uint32_t token) {
    const std::uint32_t verb = clauses_.head(token);
    if (taken_[token] || verb == no_id || clauses_.relation(token) != "advmod") return;
    const std::string_view relation = clauses_.relation(verb);
    if (relation == "amod" || relation.starts_with("acl")) return;
    const std::uint32_t subject = clauses_.child(verb, "nsubj");
    if (subject == no_id) return;
    const TokenRange before = clauses_.without_stops({clauses_.phrase(subject).begin, token});
    const TokenRange after = clauses_.without_stops({token + 1, clauses_.phrase(verb).end});
    const bool leads = subject > token;
    if (leads ? !is_free(after) : after.begin > after.end || !is_free(before) || !is_free(after)) return;
    Draft& draft = add("rule: hearsay");
    draft.cue_spans.push_back(document_.span_of({token, token + 1}));
    if (!leads) add_content(draft, before);
    add_content(draft, after);
    take({token, token + 1});
  }

  bool is_claim_that(std::uint32_t token) const {
    return token + 2 < document_.tokens.size() && token > 0 && document_.token(token + 1) == "that" &&
           clauses_.relation(token + 1) == "mark";
  }

  // "Novak's | claim | that the road was mined".
  void find_claim(std::uint32_t noun) {
    const std::uint32_t verb = clauses_.head(noun + 1);
    if (verb == no_id || clauses_.head(verb) != noun || !clauses_.relation(verb).starts_with("acl")) return;
    const std::uint32_t first = clauses_.sentence(noun).begin;
    std::uint32_t owner = noun;
    while (owner > first && clauses_.upos(owner - 1) == "ADJ") --owner;
    if (owner == first) return;
    TokenRange source{owner - 1, owner};
    if (clauses_.xpos(owner - 1) == "POS") {
      const std::uint32_t name = clauses_.head(owner - 1);
      if (name == no_id || name >= owner - 1 || owner - 1 - name > 4) return;
      source.begin = std::min(clauses_.phrase(name).begin, name);
    } else if (clauses_.xpos(owner - 1) != "PRP$") {
      return;
    }
    const TokenRange content = clauses_.without_stops({noun + 1, clauses_.phrase(verb).end});
    if (!is_free({source.begin, noun + 1}) || !is_free(content)) return;
    Draft& draft = add("rule: somebody's claim that");
    draft.source_spans.push_back(document_.span_of(source));
    draft.cue_spans.push_back(document_.span_of({owner, noun + 1}));
    add_content(draft, content);
    take({source.begin, noun + 1});
  }

  // "…, in the words of one adviser, “a gift”": who is named in it speaks the content beside it.
  void find_words_of(std::uint32_t words) {
    if (words < 2 || words + 2 >= document_.tokens.size() || clauses_.form(words + 1) != "of" ||
        clauses_.form(words - 1) != "the" || clauses_.form(words - 2) != "in")
      return;
    const std::uint32_t speaker = clauses_.head(words + 1);
    if (speaker == no_id || speaker <= words + 1) return;
    const TokenRange source = clauses_.without_stops({words + 2, clauses_.phrase(speaker).end});
    const TokenRange cue{words - 2, words + 2};
    if (!is_free(cue) || !is_free(source)) return;
    const TokenRange sentence = clauses_.sentence(words);
    const TokenRange after{source.end, std::min(sentence.end, source.end + 2)};
    const TokenRange before{cue.begin - std::min(cue.begin - sentence.begin, 2U), cue.begin};
    const Piece* piece = after.empty() ? nullptr : first_piece_in(pieces_, document_.span_of(after));
    if (piece == nullptr && !before.empty()) piece = last_piece_in(pieces_, document_.span_of(before));
    if (piece == nullptr) return;
    Draft& draft = drafts_[piece->draft];
    if (draft.cue != no_id || !draft.cue_spans.empty()) return;
    draft.source_spans.assign(1, document_.span_of(source));
    draft.cue_spans.assign(1, document_.span_of(cue));
    draft.by.push_back("rule: in the words of");
    take(cue);
    take(source);
  }

  // "Minister: No deal with rebels": a headline's speaker is all that stands before the colon (81 of 99 headlines of that
  // shape, labels as "Breaking" and "The Latest" left out).
  void find_headline(std::uint32_t block) {
    TokenRange tokens = document_.tokens_in(document_.article().blocks[block].span);
    if (!is_free(tokens)) return;
    std::uint32_t colon = tokens.begin;
    while (colon < tokens.end && colon - tokens.begin <= no_speaker_longer && document_.token(colon) != ":")
      ++colon;
    if (colon == tokens.begin || colon >= tokens.end || document_.token(colon) != ":" ||
        colon + 3 >= tokens.end)
      return;
    if (!is_speaker({tokens.begin, colon})) return;
    if (document_.token(tokens.end - 1) == ".") --tokens.end;
    Draft& draft = add("rule: headline with a colon");
    draft.source_spans.push_back(document_.span_of({tokens.begin, colon}));
    draft.cue_spans.push_back(document_.span_of({colon, colon + 1}));
    add_content(draft, {colon + 1, tokens.end});
  }

  // A person's or a body's name from end to end, or words that end in one for somebody who speaks.
  bool is_speaker(TokenRange words) const {
    const auto name = std::partition_point(document_.names.begin(), document_.names.end(),
                                           [&](const Name& n) { return n.tokens.end < words.end; });
    if (name != document_.names.end() && name->tokens == words)
      return name->kind == NameKind::person || name->kind == NameKind::organisation;
    return clauses_.upos(words.end - 1) == "NOUN" &&
           (is_speaker_word(PeopleWords::shared().of(clauses_.form(words.end - 1))) ||
            cue_list().has(cue_list().list("@reporting"), clauses_.form(words.end - 1)));
  }

  // "Orth promised three things:" and a list: its items are the contents.
  void find_list(std::uint32_t block) {
    const auto& blocks = document_.article().blocks;
    if (block + 2 >= blocks.size() || blocks[block].kind != BlockKind::paragraph ||
        blocks[block + 1].kind != BlockKind::list || blocks[block + 2].kind != BlockKind::list)
      return;
    const TokenRange tokens = document_.tokens_in(blocks[block].span);
    if (tokens.size() < 3 || document_.token(tokens.end - 1) != ":") return;
    const TokenRange sentence = clauses_.sentence(tokens.end - 1);
    std::uint32_t verb = tokens.end - 1;
    for (std::uint32_t depth = 0; clauses_.head(verb) != no_id && depth < sentence.size(); ++depth)
      verb = clauses_.head(verb);
    if (clauses_.upos(verb) != "VERB" || !is_cue(verb)) return;
    const std::uint32_t subject = clauses_.child(verb, "nsubj");
    if (subject == no_id || subject > verb || !is_free({sentence.begin, tokens.end})) return;
    Draft draft;
    for (std::uint32_t item = block + 1; item < blocks.size() && blocks[item].kind == BlockKind::list;
         ++item) {
      const TokenRange words = words_of_item(document_.tokens_in(blocks[item].span));
      if (is_free(words)) draft.content.push_back(document_.span_of(words));
    }
    if (draft.content.size() < 2) return;
    draft.source_spans.push_back(document_.span_of(clauses_.phrase(subject)));
    draft.cue_spans.push_back(document_.span_of({verb, tokens.end}));
    draft.content_confidence = phrase_confidence;
    draft.by.push_back("rule: items of a list");
    for (const Span piece : draft.content) take(document_.tokens_in(piece));
    drafts_.push_back(std::move(draft));
  }

  // Alone a cue of the list: "promised", not "has", with which only some begin.
  bool is_cue(std::uint32_t token) const {
    const std::string_view form = clauses_.form(token);
    if (form == "has" || form == "have" || form == "had") return false;
    const auto* const entries = cue_list().beginning_with(form);
    return entries != nullptr &&
           std::any_of(entries->begin(), entries->end(), [](const CueList::Entry& entry) {
             const CueLine& line = cue_list().lines()[entry.line];
             return line.patterns[entry.pattern].size() == 1 && line.conditions.empty();
           });
  }

  TokenRange words_of_item(TokenRange item) const {
    item = clauses_.without_stops(item);
    const bool has_bullet =
        !item.empty() && (clauses_.upos(item.begin) == "PUNCT" || clauses_.upos(item.begin) == "SYM");
    return has_bullet ? clauses_.without_stops({item.begin + 1, item.end}) : item;
  }

  // Cues that the heads found a source for and no content.
  void complete_orphans() {
    const auto& spans = document_.attribution_spans;
    std::vector<bool> has_content(spans.size(), false);
    for (const Draft& draft : drafts_) {
      if (draft.cue != no_id) has_content[draft.cue] = true;
    }
    for (std::uint32_t i = 0; i < spans.size(); ++i) {
      if (spans[i].role == Role::cue && !has_content[i] && spans[i].confidence >= surest_cue) complete(i);
    }
  }

  void complete(std::uint32_t number) {
    const AttributionSpan& cue = document_.attribution_spans[number];
    for (std::uint32_t token = cue.tokens.begin + 1; token + 1 < cue.tokens.end; ++token) {
      if (clauses_.form(token) != "to" || !clauses_.is_refusal(token - 1)) continue;
      Draft& draft = add_for(number, "rule: infinitive after a refusal belongs to the content");
      draft.cue_spans.assign(1, document_.span_of({cue.tokens.begin, token}));
      add_content(draft, {token, cue.tokens.end});
      return;
    }
    if (cue.partner == no_id) return;
    for (std::uint32_t token = cue.tokens.begin; token < cue.tokens.end; ++token) {
      if (clauses_.upos(token) != "VERB") continue;
      const std::uint32_t clause = clauses_.child(token, "ccomp");
      if (clause == no_id) continue;
      const TokenRange content = clauses_.without_stops(clauses_.phrase(clause));
      if (!is_free(content)) continue;
      add_content(add_for(number, "rule: the clause that the cue rules"), content);
      return;
    }
  }

  Draft& add_for(std::uint32_t number, std::string_view by) {
    const AttributionSpan& cue = document_.attribution_spans[number];
    Draft& draft = add(by);
    draft.cue = number;
    draft.source = cue.partner;
    draft.cue_confidence = cue.confidence;
    draft.source_confidence =
        cue.partner == no_id ? cue.link_confidence : document_.attribution_spans[cue.partner].confidence;
    draft.link_confidence = cue.link_confidence;
    return draft;
  }

  const Document& document_;
  Clauses clauses_;
  std::vector<Draft>& drafts_;
  std::vector<bool> taken_;    // tokens
  std::vector<Piece> pieces_;  // of what the heads found
};

}  // namespace

void find_phrases(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts) {
  PhraseFinder(document, grammar, drafts).run();
}

}  // namespace sayso
