#include "stages/speakers/speakers.hpp"

#include "stages/speakers/headlines.hpp"
#include "stages/workbench.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr std::size_t mentions_listed = 400;  // of one speaker

class Finder {
 public:
  Finder(Document& document, Workbench& bench)
      : document_(document), s_(bench.speakers), view_{document, bench.grammar, bench.coreference.infos,
                                                       bench.coreference.notes, bench.speakers} {}

  void find() {
    document_.speakers.clear();
    document_.statement_speakers.clear();
    document_.statement_addressees.clear();
    s_.known.clear();
    s_.has_author = false;
    note_mentions();
    for (std::uint32_t i = 0; i < document_.statements.size(); ++i) {
      is_inner_ = document_.statements[i].within != no_id;
      find_parts(view_, document_.statements[i]);
      find_named_below(view_);
      s_.list.clear();
      if (s_.parts.empty()) s_.list.push_back(add({}));
      // What a part gives may be several: "they" for "Trump and Pence".
      const std::size_t count = s_.parts.size();
      for (std::size_t k = 0; k < count; ++k) take(s_.parts[k]);
      note_many();
      document_.statement_speakers.push_back(document_.add_numbers(s_.list));
      document_.statement_addressees.push_back(addressee_of(i));
    }
  }

 private:
  void note_mentions() {
    s_.mention_at.assign(document_.tokens.size(), no_id);
    std::uint32_t entities = 0;
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      entities = std::max(entities, mention.entity + 1);
      if (view_.infos[m].form != Form::joined) s_.mention_at[mention.head] = m;
    }
    for (auto& list : s_.entities) list.clear();
    if (s_.entities.size() < entities) s_.entities.resize(entities);
    is_listed_.assign(entities, false);
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m)
      s_.entities[document_.mentions[m].entity].push_back(m);
    index_names(document_, view_.infos, view_.notes, s_.index);
    s_.in_content.assign(document_.tokens.size(), false);
    for (const Statement& statement : document_.statements) {
      for (const Span content : document_.list(statement.content)) {
        const TokenRange tokens = document_.tokens_in(content);
        for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) s_.in_content[t] = true;
      }
    }
  }

  // Who was told, resolved as speakers are; of several the first.
  std::uint32_t addressee_of(std::uint32_t statement) {
    if (statement >= document_.settings.size() || document_.settings[statement].addressee.empty())
      return no_id;
    // "Asked whether …, he said": whoever is asked goes on speaking, as any speaker would.
    is_told_ = !document_.statements[statement].source.empty();
    s_.list.clear();
    find_parts_of(view_, document_.settings[statement].addressee);
    const std::size_t count = s_.parts.size();
    const std::uint32_t quoted = count > 0 ? who_is_me(statement, s_.parts.front()) : no_id;
    for (std::size_t k = 0; k < count && quoted == no_id && s_.list.empty(); ++k) take(s_.parts[k]);
    is_told_ = false;
    if (quoted != no_id) return quoted;
    return s_.list.empty() ? no_id : s_.list.front();
  }

  // "He told me that …," she said: she was told.
  std::uint32_t who_is_me(std::uint32_t statement, const SpeakerPart& part) const {
    const std::uint32_t outer = document_.statements[statement].within;
    if (outer == no_id || part.mention == no_id || view_.infos[part.mention].form != Form::first)
      return no_id;
    const auto quoted = document_.list(document_.statement_speakers[outer]);
    const bool is_quoted = document_.statements[outer].kind != StatementKind::indirect && quoted.size() == 1;
    return is_quoted ? quoted.front() : no_id;
  }

  std::uint32_t add(const Speaker& speaker) {
    document_.speakers.push_back(speaker);
    return static_cast<std::uint32_t>(document_.speakers.size() - 1);
  }

  void take(SpeakerPart part) {
    if (part.mention != no_id && document_.mentions[part.mention].kind == MentionKind::pronoun &&
        document_.mentions[part.mention].number != Number::singular &&
        take_joined(document_.mentions[part.mention].entity, part.mention)) {
      return;
    }
    if (take_pair(part) || take_many(part)) return;
    Speaker speaker;
    const std::uint32_t before = speaker_before(part);
    if (before != no_id) {
      s_.list.push_back(before);
      note(part, before);
      return;
    }
    name_part(view_, part, speaker);
    const auto [known, is_new] =
        s_.known.emplace(s_.key, static_cast<std::uint32_t>(document_.speakers.size()));
    if (is_new) {
      speaker.name = document_.add_words(s_.name);
      describe(part, speaker);
      add(speaker);
    }
    if (std::find(s_.list.begin(), s_.list.end(), known->second) == s_.list.end())
      s_.list.push_back(known->second);
    note(part, known->second);
  }

  void note(const SpeakerPart& part, std::uint32_t speaker) {
    // "He said" goes on with who spoke last, not with whom somebody spoke of or to.
    if (part.mention == no_id || is_inner_ || is_told_) return;
    const Speaker& s = document_.speakers[speaker];
    // Whoever says "I" is not whom "he" stands for next.
    const bool is_own = view_.infos[part.mention].form <= Form::we;
    // "My father said …": one without a name whose sex is told.
    const Gender gender = document_.mentions[part.mention].gender;
    const bool is_told = gender == Gender::male || gender == Gender::female;
    const bool is_somebody =
        s.is_named || (view_.infos[part.mention].determiner == Determiner::possessive && is_told);
    if (is_somebody && s.type == SpeakerType::person && !is_own) before_.emplace_back(part.mention, speaker);
  }

  // "he said" soon after a statement of somebody who fits.
  std::uint32_t speaker_before(const SpeakerPart& part) const {
    if (part.mention == no_id || view_.infos[part.mention].form != Form::he_or_she) return no_id;
    if (is_inner_ || is_told_) return no_id;
    std::uint32_t best = no_id, speaker = no_id;
    // They come in the order of the statements, nearly that of the text; the nearest is among the last.
    constexpr std::size_t looked_at = 64;
    for (std::size_t i = before_.size() - std::min(looked_at, before_.size()); i < before_.size(); ++i) {
      const auto [mention, of] = before_[i];
      if (mention < part.mention && (best == no_id || mention > best)) best = mention, speaker = of;
    }
    if (best == no_id || view_.infos[part.mention].sentence - view_.infos[best].sentence > 2) return no_id;
    // Nobody else of that sex is the subject of a sentence between.
    const Gender wanted = document_.mentions[part.mention].gender;
    Gender have = Gender::person;
    for (const std::uint32_t m : s_.entities[document_.mentions[best].entity]) {
      const Gender g = document_.mentions[m].gender;
      if (g == Gender::male || g == Gender::female) have = g;
    }
    if (have != Gender::person && have != wanted) return no_id;
    const std::uint32_t own = document_.mentions[part.mention].entity;
    for (std::uint32_t m = best + 1; m < part.mention; ++m) {
      const bool is_person = view_.infos[m].form == Form::name && view_.kind_of_name(m) == NameKind::person;
      // "Lee said Orth's answer helped. “He was good,” she said": an owner whom the words are about is none.
      const bool is_owner =
          view_.infos[m].part == Part::possessor && s_.in_content[document_.mentions[m].head];
      const bool is_rival =
          view_.infos[m].part == Part::subject || (document_.mentions[m].entity == own && !is_owner);
      if (is_person && is_rival && document_.mentions[m].entity != document_.mentions[best].entity)
        return no_id;
    }
    return speaker;
  }

  // "they", where no people were found that it stands for: two persons joined as the subject of one of the sentences before.
  bool take_pair(const SpeakerPart& part) {
    if (part.mention == no_id || view_.infos[part.mention].form != Form::they) return false;
    std::uint32_t spoken_of = no_id;  // "Lee and Orth did not treat them as victims. They …": the victims
    for (const std::uint32_t m : s_.entities[document_.mentions[part.mention].entity]) {
      if (m < part.mention && document_.mentions[m].kind != MentionKind::pronoun &&
          document_.mentions[m].number != Number::singular && document_.mentions[m].gender != Gender::thing) {
        if (view_.infos[m].part == Part::subject || spoken_of != no_id) return false;
        spoken_of = m;
      }
    }
    for (std::uint32_t back = 1; back <= part.mention && back < 40; ++back) {
      const std::uint32_t m = part.mention - back;
      if (view_.infos[part.mention].sentence - view_.infos[m].sentence > 2) return false;
      if (view_.infos[m].part != Part::subject || view_.kind_of_name(m) != NameKind::person) continue;
      std::uint32_t other = no_id;
      for (const std::uint32_t c : view_.notes.children_of(document_.mentions[m].head)) {
        const std::uint32_t joined = view_.relation(c) == "conj" ? s_.mention_at[c] : no_id;
        if (joined != no_id && view_.kind_of_name(joined) == NameKind::person) other = joined;
      }
      if (other == no_id) continue;
      if (spoken_of != no_id && view_.infos[spoken_of].sentence != view_.infos[m].sentence) return false;
      for (const std::uint32_t one : {m, other})
        take({document_.mentions[one].head, one, document_.mentions[one].span});
      return true;
    }
    return false;
  }

  // Several who have just spoken, and from which token on.
  void note_many() {
    if (is_inner_ || s_.parts.empty() || s_.parts.front().mention == no_id) return;
    const Mention& first = document_.mentions[s_.parts.front().mention];
    const bool is_group =
        s_.list.size() == 1 && document_.speakers[s_.list.front()].type == SpeakerType::group;
    many_.clear();
    if (s_.list.size() < 2 && !is_group) return;
    many_ = s_.list;
    many_from_ = first.head;
    many_entity_ = first.entity;
    many_sentence_ = view_.infos[s_.parts.front().mention].sentence;
  }

  // "Critics wrote to the leaders … “…,” they wrote": those who spoke, not whom or what they spoke of.
  bool take_many(const SpeakerPart& part) {
    if (part.mention == no_id || is_inner_ || is_told_ || many_.empty()) return false;
    const MentionInfo& info = view_.infos[part.mention];
    if (info.form != Form::they || info.sentence - many_sentence_ > 2) return false;
    std::uint32_t before = no_id;
    for (const std::uint32_t m : s_.entities[document_.mentions[part.mention].entity]) {
      if (m < part.mention && document_.mentions[m].kind != MentionKind::pronoun) before = m;
    }
    const bool is_spoken_of = before != no_id && document_.mentions[before].head > many_from_ &&
                              view_.infos[before].part != Part::subject;
    // "Critics like Grassley and Leahy", who were taken for the two.
    const bool is_same = document_.mentions[part.mention].entity == many_entity_ ||
                         (before != no_id && document_.mentions[before].tokens.contains(many_from_));
    if (before != no_id && !is_spoken_of && !is_same) return false;
    for (const std::uint32_t speaker : many_) {
      if (std::find(s_.list.begin(), s_.list.end(), speaker) == s_.list.end()) s_.list.push_back(speaker);
    }
    return true;
  }

  // "they" that stands for two who were joined: both.
  bool take_joined(std::uint32_t entity, std::uint32_t before) {
    std::uint32_t joined = no_id;
    for (const std::uint32_t m : s_.entities[entity]) {
      if (m < before && view_.infos[m].form == Form::joined) joined = m;
    }
    if (joined == no_id) return false;
    const Mention& mention = document_.mentions[joined];
    s_.heads.clear();
    s_.heads.push_back(mention.head);
    for (const std::uint32_t c : view_.notes.children_of(mention.head)) {
      if (view_.relation(c) == "conj" && mention.tokens.contains(c)) s_.heads.push_back(c);
    }
    const bool has_name = std::any_of(s_.heads.begin(), s_.heads.end(), [&](std::uint32_t t) {
      return s_.mention_at[t] != no_id && view_.infos[s_.mention_at[t]].form == Form::name;
    });
    if (!has_name) return false;
    const std::vector<std::uint32_t> heads = s_.heads;
    for (const std::uint32_t t : heads) {
      const std::uint32_t m = s_.mention_at[t];
      if (m != no_id && document_.mentions[m].entity != entity) take({t, m, document_.mentions[m].span});
    }
    return true;
  }

  // "officials at the Department of Water", "a Guardian report": the one body that the words of somebody without a name hold.
  Span body_in(TokenRange words) const {
    constexpr std::uint32_t longest = 12;
    Span found;
    for (std::uint32_t t = words.begin; t < std::min(words.end, words.begin + longest); ++t) {
      if (view_.upos(t) == "PUNCT" || view_.upos(t) == "VERB" || view_.xpos(t).starts_with('W')) break;
      const std::uint32_t number = view_.notes.name[t];
      if (number == no_id || document_.names[number].kind != NameKind::organisation) continue;
      if (document_.text(document_.names[number].span) == "House") continue;  // "a House panel"
      if (!found.empty() && found != document_.names[number].span) return {};
      found = document_.names[number].span;
    }
    return found;
  }

  void describe(const SpeakerPart& part, Speaker& speaker) {
    s_.spans.clear();
    if (part.mention == no_id) {
      if (!part.words.empty()) s_.spans.push_back(part.words);
    } else {
      const std::uint32_t entity = document_.mentions[part.mention].entity;
      if (speaker.is_named && speaker.type == SpeakerType::person) find_role(view_, entity, speaker);
      if (!speaker.is_named && speaker.type != SpeakerType::organisation)
        speaker.affiliation = body_in(document_.mentions[part.mention].tokens);
      const bool stands_alone = !speaker.is_named && view_.infos[part.mention].form == Form::indefinite;
      // Unnamed speakers of one entity ("Q:" in a transcript) stay apart; the first of them lists its mentions.
      if (stands_alone || is_listed_[entity]) {
        s_.spans.push_back(document_.mentions[part.mention].span);
      } else {
        is_listed_[entity] = true;
        for (const std::uint32_t m : s_.entities[entity]) {
          if (s_.spans.size() < mentions_listed) s_.spans.push_back(document_.mentions[m].span);
        }
      }
    }
    speaker.mentions = document_.add_spans(s_.spans);
  }

  Document& document_;
  SpeakerScratch& s_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> before_;  // a mention and the speaker that it is
  std::vector<bool> is_listed_;                                  // an entity's mentions, with a speaker
  bool is_inner_ = false, is_told_ = false;                      // what is being named
  std::vector<std::uint32_t> many_;  // speakers of the last statement that several made
  std::uint32_t many_from_ = 0, many_entity_ = no_id, many_sentence_ = 0;
  SpeakerView view_;
};

}  // namespace

void run_speakers(Document& document, Workbench& bench) {
  // Without coreference on this very document there is nothing to resolve by.
  const CoreferenceScratch& made = bench.coreference;
  const bool is_ready = made.infos.size() == document.mentions.size() &&
                        made.notes.word.size() == document.tokens.size() && !document.tokens.head.empty();
  document.speakers.clear();
  document.statement_speakers.clear();
  document.statement_addressees.clear();
  if (is_ready) Finder(document, bench).find();
}

}  // namespace sayso
