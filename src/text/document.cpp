#include "sayso/document.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <string>

namespace sayso {

void Tokens::clear() {
  span.clear();
  block.clear();
  sentence.clear();
  upos.clear();
  xpos.clear();
  lemma.clear();
  head.clear();
  relation.clear();
}

void Document::begin(const Article& article) {
  article_ = &article;
  tokens.clear();
  meanings.firmness.clear();
  meanings.steps.clear();
  sentences.clear();
  names.clear();
  attribution_spans.clear();
  statements.clear();
  acts.clear();
  firmness.clear();
  settings.clear();
  times.clear();
  places.clear();
  figures.clear();
  mentions.clear();
  speakers.clear();
  statement_speakers.clear();
  events.clear();
  relations.clear();
  statement_addressees.clear();
  notes.clear();
  spans.clear();
  words.clear();
  numbers.clear();
  participants.clear();
}

Span Document::span_of(TokenRange range) const {
  if (range.empty()) return {};
  return {tokens.span[range.begin].begin, tokens.span[range.end - 1].end};
}

TokenRange Document::tokens_in(Span wanted) const {
  const auto& all = tokens.span;
  const auto first =
      std::partition_point(all.begin(), all.end(), [&](Span s) { return s.end <= wanted.begin; });
  const auto last = std::partition_point(first, all.end(), [&](Span s) { return s.begin < wanted.end; });
  return {static_cast<std::uint32_t>(first - all.begin()), static_cast<std::uint32_t>(last - all.begin())};
}

Slice<Span> Document::add_spans(std::span<const Span> list) {
  const Slice<Span> slice{static_cast<std::uint32_t>(spans.size()), static_cast<std::uint32_t>(list.size())};
  spans.insert(spans.end(), list.begin(), list.end());
  return slice;
}

Slice<char> Document::add_words(std::string_view list) {
  const Slice<char> slice{static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(list.size())};
  words.insert(words.end(), list.begin(), list.end());
  return slice;
}

Slice<std::uint32_t> Document::add_numbers(std::span<const std::uint32_t> list) {
  const Slice<std::uint32_t> slice{static_cast<std::uint32_t>(numbers.size()),
                                   static_cast<std::uint32_t>(list.size())};
  numbers.insert(numbers.end(), list.begin(), list.end());
  return slice;
}

Slice<Participant> Document::add_participants(std::span<const Participant> list) {
  const Slice<Participant> slice{static_cast<std::uint32_t>(participants.size()),
                                 static_cast<std::uint32_t>(list.size())};
  participants.insert(participants.end(), list.begin(), list.end());
  return slice;
}

namespace {

bool is_in(std::string_view text, Span span) {
  return span.begin <= span.end && utf8::is_boundary(text, span.begin) && utf8::is_boundary(text, span.end);
}

template <class Column>
bool is_empty_or_full(const Column& column, std::size_t size) {
  return column.empty() || column.size() == size;
}

std::string broken_tokens(const Document& document) {
  const Tokens& tokens = document.tokens;
  const std::size_t size = tokens.span.size();
  if (!is_empty_or_full(tokens.block, size) || !is_empty_or_full(tokens.sentence, size) ||
      !is_empty_or_full(tokens.upos, size) || !is_empty_or_full(tokens.xpos, size) ||
      !is_empty_or_full(tokens.lemma, size) || !is_empty_or_full(tokens.head, size) ||
      !is_empty_or_full(tokens.relation, size)) {
    return "A column of the tokens is neither empty nor full.";
  }
  Offset end = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Span span = tokens.span[i];
    if (span.empty() || span.begin < end || !is_in(document.text(), span)) {
      return "Token " + std::to_string(i) + " is empty, out of order or not on characters.";
    }
    end = span.end;
    if (!tokens.head.empty() && tokens.head[i] != no_id && tokens.head[i] >= size) {
      return "The head of token " + std::to_string(i) + " does not exist.";
    }
  }
  return {};
}

std::string broken_ranges(const Document& document) {
  std::uint32_t end = 0;
  for (const TokenRange range : document.sentences) {
    if (range.begin != end || range.empty()) return "The sentences do not follow one another.";
    end = range.end;
  }
  if (!document.sentences.empty() && end != document.tokens.size())
    return "The last sentence ends too early.";
  end = 0;
  for (const Name& name : document.names) {
    if (name.tokens.begin < end || name.tokens.empty() || name.tokens.end > document.tokens.size()) {
      return "A name is out of order or empty.";
    }
    end = name.tokens.end;
  }
  end = 0;
  for (const AttributionSpan& span : document.attribution_spans) {
    if (span.tokens.begin < end || span.tokens.empty() || span.tokens.end > document.tokens.size()) {
      return "An attribution span is out of order or empty.";
    }
    end = span.tokens.end;
  }
  return {};
}

std::string broken_statements(const Document& document) {
  std::uint32_t number = 0;
  for (const Statement& statement : document.statements) {
    for (const Slice<Span> slice : {statement.source, statement.cue, statement.content}) {
      if (std::size_t{slice.begin} + slice.count > document.spans.size())
        return "A statement's list does not exist.";
      Offset end = 0;
      for (const Span span : document.list(slice)) {
        if (span.begin < end || span.empty() || !is_in(document.text(), span)) {
          return "A statement's span is empty, out of order or not on characters.";
        }
        end = span.end;
      }
    }
    if (!(statement.confidence >= 0 && statement.confidence <= 1))
      return "A confidence is not between 0 and 1.";
    if (statement.within != no_id && statement.within >= number)
      return "A statement lies within one that does not stand before it.";
    ++number;
  }
  return {};
}

// Layers of spans that ascend, none in another, each on characters.
template <class Layer>
bool is_in_order(const Document& document, const Layer& layer) {
  Offset end = 0;
  for (const auto& item : layer) {
    if (item.span.empty() || item.span.begin < end || !is_in(document.text(), item.span)) return false;
    end = item.span.end;
  }
  return true;
}

template <class Layer>
bool is_number_of(std::uint32_t number, const Layer& layer) {
  return number == no_id || number < layer.size();
}

std::string broken_meanings(const Document& document) {
  if (!is_empty_or_full(document.meanings.firmness, document.tokens.size()) ||
      document.meanings.steps.size() != document.meanings.firmness.size() * Meanings::width) {
    return "The meanings of tokens are neither none nor one a token.";
  }
  if (!is_empty_or_full(document.acts, document.statements.size()) ||
      !is_empty_or_full(document.firmness, document.statements.size()) ||
      !is_empty_or_full(document.settings, document.statements.size())) {
    return "The acts, settings or judgements of firmness are neither none nor one a statement.";
  }
  if (!is_in_order(document, document.times)) return "A time is empty, out of order or not on characters.";
  if (!is_in_order(document, document.places)) return "A place is empty, out of order or not on characters.";
  if (!is_in_order(document, document.figures))
    return "A figure is empty, out of order or not on characters.";
  for (const StatementFirmness& judged : document.firmness) {
    if (std::size_t{judged.evidence.begin} + judged.evidence.count > document.spans.size())
      return "A list of words that tell firmness does not exist.";
    Offset end = 0;
    for (const Span span : document.list(judged.evidence)) {
      if (span.empty() || span.begin < end || !is_in(document.text(), span))
        return "A word that tells firmness is empty, out of order or not on characters.";
      end = span.end;
    }
  }
  for (const StatementSetting& setting : document.settings) {
    if (!is_in(document.text(), setting.addressee)) return "An addressee is not on characters.";
    if (!is_number_of(setting.said, document.times)) return "A time of saying does not exist.";
  }
  for (const Figure& figure : document.figures) {
    if (!is_in(document.text(), figure.of)) return "What a figure counts is not on characters.";
    if (!is_number_of(figure.as_of, document.times) || !is_number_of(figure.place, document.places) ||
        !is_number_of(figure.statement, document.statements)) {
      return "A figure's time, place or statement does not exist.";
    }
  }
  return {};
}

std::string broken_mentions(const Document& document) {
  TokenRange before{0, no_id};
  std::uint32_t entities = 0;
  for (const Mention& mention : document.mentions) {
    const TokenRange tokens = mention.tokens;
    const bool follows =
        before.begin < tokens.begin || (before.begin == tokens.begin && before.end > tokens.end);
    if (tokens.empty() || tokens.end > document.tokens.size() || !follows || !tokens.contains(mention.head) ||
        mention.span != document.span_of(tokens)) {
      return "A mention is empty, out of order or without its head.";
    }
    if (mention.entity > entities) return "The entities are not numbered by their first mentions.";
    entities = std::max(entities, mention.entity + 1);
    before = tokens;
  }
  return {};
}

std::string broken_speakers(const Document& document) {
  for (const Speaker& speaker : document.speakers) {
    if (std::size_t{speaker.name.begin} + speaker.name.count > document.words.size() ||
        std::size_t{speaker.mentions.begin} + speaker.mentions.count > document.spans.size()) {
      return "A speaker's list does not exist.";
    }
    if (!is_in(document.text(), speaker.role) || !is_in(document.text(), speaker.affiliation))
      return "A speaker's role or affiliation is not on characters.";
    for (const Span span : document.list(speaker.mentions)) {
      if (span.empty() || !is_in(document.text(), span))
        return "A speaker's mention is empty or not on characters.";
    }
  }
  if (!is_empty_or_full(document.statement_speakers, document.statements.size()))
    return "The lists of speakers are neither none nor one a statement.";
  if (!is_empty_or_full(document.statement_addressees, document.statements.size()))
    return "The addressees are neither none nor one a statement.";
  for (const std::uint32_t number : document.statement_addressees) {
    if (!is_number_of(number, document.speakers)) return "An addressee is no speaker.";
  }
  for (const Slice<std::uint32_t> slice : document.statement_speakers) {
    if (std::size_t{slice.begin} + slice.count > document.numbers.size())
      return "A statement's list of speakers does not exist.";
    for (const std::uint32_t number : document.list(slice)) {
      if (number >= document.speakers.size()) return "A statement's speaker does not exist.";
    }
  }
  return {};
}

bool are_participants(const Document& document, Slice<Participant> slice) {
  if (std::size_t{slice.begin} + slice.count > document.participants.size()) return false;
  for (const Participant& one : document.list(slice)) {
    if (one.span.empty() || !is_in(document.text(), one.span) ||
        std::size_t{one.name.begin} + one.name.count > document.words.size() ||
        !is_number_of(one.speaker, document.speakers)) {
      return false;
    }
  }
  return true;
}

std::string broken_events(const Document& document) {
  if (!std::is_sorted(document.events.begin(), document.events.end(),
                      [](const Event& a, const Event& b) { return a.trigger < b.trigger; })) {
    return "The events are out of order.";
  }
  for (const Event& event : document.events) {
    if (event.trigger.empty() || !is_in(document.text(), event.trigger))
      return "An event's trigger is empty or not on characters.";
    if (!are_participants(document, event.who) || !are_participants(document, event.whom))
      return "An event's participant does not exist.";
    if (!is_number_of(event.when, document.times) || !is_number_of(event.where, document.places))
      return "An event's time or place does not exist.";
    if (std::size_t{event.asserted_by.begin} + event.asserted_by.count > document.numbers.size() ||
        std::size_t{event.mentions.begin} + event.mentions.count > document.spans.size()) {
      return "An event's list does not exist.";
    }
    for (const std::uint32_t number : document.list(event.asserted_by)) {
      if (number >= document.statements.size()) return "An event's statement does not exist.";
    }
  }
  return {};
}

}  // namespace

std::string broken_invariant(const Document& document) {
  Offset end = 0;
  for (const Block& block : document.article().blocks) {
    if (block.span.begin < end || block.span.empty() || !is_in(document.text(), block.span)) {
      return "A block is empty, out of order or not on characters.";
    }
    end = block.span.end;
  }
  for (const auto& check : {broken_tokens, broken_ranges, broken_statements, broken_meanings, broken_mentions,
                            broken_speakers, broken_events}) {
    if (std::string broken = check(document); !broken.empty()) return broken;
  }
  return {};
}

}  // namespace sayso
