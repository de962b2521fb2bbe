#include "base/ascii.hpp"
#include "stages/coreference/features.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/speakers/name_words.hpp"

#include <algorithm>

namespace sayso {

namespace {

// Newspapers whose name begins with its article.
bool keeps_article(std::string_view name) {
  return name == "The Hill" || name == "The Intercept" || name == "The Blaze" || name == "The Onion";
}

class Namer {
 public:
  explicit Namer(const SpeakerView& view) : view_(view), s_(view.scratch) {}

  // Fills s_.name and s_.key.
  void name(const SpeakerPart& part, Speaker& speaker) {
    s_.name.clear();
    s_.named = {};
    if (part.head == no_id) {
      describe_words(view_, part.words, speaker);
      s_.key = "w" + std::to_string(part.words.begin);
      return;
    }
    if (is_outlet_of_article(part.words)) {
      keep_words(view_.document.article().source.outlet, SpeakerType::organisation, speaker);
      return;
    }
    if (part.mention == no_id) {
      if (name_inside(part.words, speaker) || name_of_word(part.head, speaker)) return;
      describe_words(view_, part.words, speaker);
      speaker.type = type_of_words(view_, part.head, false);
      s_.key = "w" + std::to_string(part.words.begin);
      return;
    }
    const Mention& mention = view_.document.mentions[part.mention];
    const MentionInfo& info = view_.infos[part.mention];
    if (info.name == no_id && mention.kind != MentionKind::pronoun && name_of_word(part.head, speaker))
      return;
    if (info.form == Form::name && info.name != no_id) {
      const bool is_of_body = view_.kind_of_name(part.mention) != NameKind::person;
      if (is_of_body && ends_with_person(part.words) && name_inside(part.words, speaker)) return;
      if (name_of_name(part.mention, speaker)) return;
      // "the South Carolina Republican": its party is a name, but not his.
      if (is_office(part.mention) && info.determiner == Determiner::the && is_one(part.mention)) {
        if (named_entity(mention.entity, speaker, no_id) && speaker.type == SpeakerType::person) return;
        if (is_alone(part.mention) && nearest_person(part.mention, speaker)) return;
        speaker = {};
      }
    } else if (mention.kind == MentionKind::pronoun) {
      name_of_pronoun(part, speaker);
      return;
    } else if (name_body(view_, part.mention, speaker)) {  // NOLINT(bugprone-branch-clone): the order decides
      return;
    } else if (name_inside(part.words, speaker)) {
      return;
    } else if (name_of_same_poll(part.mention, speaker)) {
      return;
    } else if (info.form == Form::name && name_of_name(part.mention, speaker)) {
      return;
    } else if (stands_for_name(part.mention) && named_entity(mention.entity, speaker, no_id)) {
      if (may_stand_for(view_, part.mention, speaker.type)) return;
      speaker = {};
    } else if (is_alone(part.mention) &&
               (person_of_office(part.mention, speaker) ||
                (is_office(part.mention) && nearest_person(part.mention, speaker)) ||
                (is_company(part.mention) && nearest_name(part.mention, NameKind::organisation, speaker)))) {
      return;
    }
    if (name_of_proper_nouns(part, speaker)) return;
    describe(part, speaker);
  }

 private:
  const std::vector<std::uint32_t>& mentions_of(std::uint32_t entity) const { return s_.entities[entity]; }

  void keep_name(TokenRange words, SpeakerType type, Speaker& speaker) {
    s_.named = words;
    std::string_view text = text_of_name(view_, words);
    if ((text.starts_with("the ") || text.starts_with("The ")) && !keeps_article(text)) text.remove_prefix(4);
    if (text.starts_with("federal ") && type == SpeakerType::organisation) text.remove_prefix(8);
    keep_words(text, type, speaker);
  }
  void keep_words(std::string_view words, SpeakerType type, Speaker& speaker) {
    s_.name.assign(words);
    std::replace(s_.name.begin(), s_.name.end(), '\n', ' ');
    speaker.is_named = true;
    speaker.type = type;
    plain_form(s_.name, s_.key);
    s_.key.insert(0, "n");
  }

  // The fullest name of an entity that has one.
  bool named_entity(std::uint32_t entity, Speaker& speaker, std::uint32_t own) {
    std::uint32_t best = no_id;
    NameKind kind = NameKind::other;
    if (own != no_id) kind = view_.kind_of_name(own);
    const auto is_good = [&](std::uint32_t m) {
      if (view_.infos[m].form != Form::name || view_.infos[m].name == no_id) return false;
      // "Torvane, a super PAC": what it is, not its name.
      const TokenRange own_words = view_.infos[m].name_words;
      if (own_words.size() == 1 && view_.document.token(own_words.begin) == "PAC") return false;
      const NameKind here = view_.kind_of_name(m);
      return here != NameKind::group && here != NameKind::event &&
             (own == no_id || here == kind || kind == NameKind::other || kind == NameKind::group);
    };
    for (const std::uint32_t m : mentions_of(entity)) {
      if (!is_good(m)) continue;
      const bool is_person = view_.kind_of_name(m) == NameKind::person;
      // A headline's capitals make names of its verbs.
      if (best != no_id && is_in_title(m)) continue;
      const bool is_better =
          best == no_id || (is_in_title(best) && (!is_person || size_of(m) > 1)) ||
          (is_person && view_.kind_of_name(best) != NameKind::person) ||
          (is_person == (view_.kind_of_name(best) == NameKind::person) && size_of(m) > size_of(best));
      if (is_better) best = m;
    }
    if (best == no_id) return false;
    best = without_headline(view_, entity, best);
    TokenRange words = view_.infos[best].name_words;
    const NameKind of_best = view_.kind_of_name(best);
    if ((of_best == NameKind::person || of_best == NameKind::organisation) && words.size() == 1)
      words = fuller_name(best, of_best);
    NameKind of_best_now = of_best;
    if (words.size() == 1 && of_best == NameKind::organisation && !is_acronym(words.begin)) {
      words = fuller_name(best, NameKind::person);
      if (words.size() > 1) of_best_now = NameKind::person;
    }
    if (of_best == NameKind::organisation && words.size() == 1) words = spelled_out(words);
    if (of_best == NameKind::person) words = without_titles(view_, words);
    if (of_best == NameKind::person && words.size() == 1 && !has_sex(entity)) {
      const TokenRange body = body_beginning_with(words);
      if (body != words || follows_article(words.begin) || is_called_body(entity))
        of_best_now = NameKind::organisation;
      words = body;
    }
    const SpeakerType type = of_best_now == NameKind::person ? SpeakerType::person
                             : of_best == NameKind::work     ? SpeakerType::document
                                                             : SpeakerType::organisation;
    keep_name(words, type, speaker);
    return true;
  }

  // Whether anything shows that the entity is a human being: "he", "Mrs."
  bool has_sex(std::uint32_t entity) const {
    const Gender gender = entity_gender(entity);
    return gender == Gender::male || gender == Gender::female;
  }

  bool follows_article(std::uint32_t t) const {
    if (t == 0 || view_.document.tokens.sentence[t - 1] != view_.document.tokens.sentence[t]) return false;
    const std::string_view before = view_.document.token(t - 1);
    return before == "the" || before == "The";
  }

  // "the Dispatch", in the Capital Dispatch.
  bool is_outlet_of_article(Span words) const {
    const std::string_view outlet = view_.document.article().source.outlet;
    std::string_view word = view_.document.text(words);
    if (!word.starts_with("the ") && !word.starts_with("The ")) return false;
    word.remove_prefix(4);
    return !word.empty() && is_ascii_capital(word[0]) && outlet.size() > word.size() &&
           outlet.ends_with(word) && outlet[outlet.size() - word.size() - 1] == ' ';
  }

  // "Torvane", where the article has "Torvane Energy": the body whose name begins so, that it names first.
  TokenRange body_beginning_with(TokenRange own) const {
    const std::uint64_t word = view_.notes.word[own.begin];
    const auto names = s_.index.by_word.find(word);
    if (names == s_.index.by_word.end()) return own;
    for (const std::uint32_t number : names->second) {
      const Name& name = view_.document.names[number];
      TokenRange words = name.tokens;
      if (view_.xpos(words.end - 1) == "POS") --words.end;
      if (name.kind == NameKind::organisation && words.size() > 1 && words.size() <= 6 &&
          view_.notes.word[words.begin] == word && !is_title(view_.document.tokens.block[words.begin]))
        return words;
    }
    return own;
  }
  // "Florida’s attorney general, Ann Lee,", "the Herald’s Ann Lee", "Snack giant Nabisco": the name that the words end with,
  // or that stands between commas.
  bool name_inside(Span words, Speaker& speaker) {
    const Document& document = view_.document;
    const TokenRange range = document.tokens_in(words);
    for (std::uint32_t t = range.begin + 1; t < range.end; ++t) {
      const std::uint32_t number = view_.notes.name[t];
      if (number == no_id || document.names[number].tokens.begin != t) continue;
      const Name& name = document.names[number];
      const bool is_person = name.kind == NameKind::person;
      if (!is_person && name.kind != NameKind::organisation) continue;
      const std::uint32_t end = name.tokens.end;
      const std::string_view after = end < range.end ? document.token(end) : std::string_view(",");
      if (after != "," && after != "(" && after != "who" && after != "-") continue;
      // "an adviser to President Ann Lee": the preposition stands before her title.
      const bool is_titled = t > range.begin + 1 && (word_kinds_at(view_, t - 1) & title_word) != 0;
      const bool is_led = is_titled && view_.upos(t - 2) == "ADP";
      const std::string_view before = view_.upos(is_led ? t - 2 : t - 1);
      const bool is_joined = before == "ADP" || before == "CCONJ" || before == "VERB" || before == "AUX" ||
                             before == "SCONJ" || before == "PRON";
      if (is_joined || (!is_person && (before == "PART" || before == "PUNCT" || before == "DET"))) continue;
      // "Tuesday, Ann Lee": what stands before must be somebody, too.
      const std::uint32_t m = mention_of_name(number);
      if (m != no_id && named_entity(document.mentions[m].entity, speaker, m)) return true;
      keep_name(name.tokens, is_person ? SpeakerType::person : SpeakerType::organisation, speaker);
      return true;
    }
    return false;
  }

  // "Tarn Democratic Party Chairman Ann Lee", where the tree takes the party for the head.
  bool ends_with_person(Span words) const {
    const TokenRange range = view_.document.tokens_in(words);
    if (range.empty()) return false;
    const std::uint32_t number = view_.notes.name[range.end - 1];
    if (number == no_id || view_.document.names[number].kind != NameKind::person) return false;
    const std::uint32_t begin = view_.document.names[number].tokens.begin;
    return begin > range.begin && (word_kinds_at(view_, begin - 1) & title_word) != 0;
  }

  bool is_title(std::uint32_t block) const {
    const auto& blocks = view_.document.article().blocks;
    return block < blocks.size() && blocks[block].kind == BlockKind::title;
  }
  bool is_in_title(std::uint32_t m) const { return is_title(view_.infos[m].block); }

  // A family's name that the heads took for no name ("PENCE:"), or initials: what the article has in full.
  bool name_of_word(std::uint32_t t, Speaker& speaker) {
    const std::string_view word = view_.document.token(t);
    if (word.size() < 2 || word[0] < 'A' || word[0] > 'Z' ||
        (word_kinds_at(view_, t) & ~(male_first_name | female_first_name)) != 0)
      return false;
    const std::uint32_t above = view_.head(t);
    if (view_.relation(t) == "compound" && above != no_id) return false;
    const TokenRange own{t, t + 1};
    TokenRange found = fuller_name(own, NameKind::person, Gender::unknown);
    if (found != own) {
      keep_name(found, SpeakerType::person, speaker);
      return true;
    }
    found = spelled_out(own);
    if (found == own) return false;
    keep_name(found, SpeakerType::organisation, speaker);
    return true;
  }

  // "the Dispatch", "the state news site Dravec Today", where the heads saw no name: the capitals after the article or after what
  // kind of body it is.
  bool name_of_proper_nouns(const SpeakerPart& part, Speaker& speaker) {
    TokenRange range = view_.document.tokens_in(part.words);
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (view_.document.token(t) == ",") range.end = t;  // "the Dispatch, a daily newspaper"
    }
    std::uint32_t begin = range.end;
    while (begin > range.begin && is_plain_proper(begin - 1)) --begin;
    if (begin == range.end || begin == range.begin) return false;
    const bool is_kind = is_body_word(begin - 1);
    if (!is_kind && (begin != range.begin + 1 || !follows_article(begin))) return false;
    keep_name({begin, range.end}, SpeakerType::organisation, speaker);
    return true;
  }
  bool is_plain_proper(std::uint32_t t) const {
    return view_.xpos(t) == "NNP" && is_ascii_capital(view_.document.token(t)[0]) &&
           (word_kinds_at(view_, t) & ~document_word) == 0;  // "the Dispatch", "the Record"
  }
  // "agency", "company": not "Company", which may be a part of the name.
  bool is_body_word(std::uint32_t t) const {
    return view_.upos(t) == "NOUN" && (word_kinds_at(view_, t) & (organisation_word | company_word)) != 0 &&
           (word_kinds_at(view_, t) & title_word) == 0;
  }
  // "the ride-hailing company Lumo"
  bool is_called_body(std::uint32_t entity) const {
    return std::any_of(mentions_of(entity).begin(), mentions_of(entity).end(), [&](std::uint32_t m) {
      const MentionInfo& info = view_.infos[m];
      return info.name != no_id && info.name_words.begin > 0 && is_body_word(info.name_words.begin - 1);
    });
  }

  std::uint32_t mention_of_name(std::uint32_t number) const {
    const TokenRange tokens = view_.document.names[number].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::uint32_t m = view_.mention_at(t);
      if (m != no_id && view_.infos[m].name == number) return m;
    }
    return no_id;
  }

  std::uint32_t size_of(std::uint32_t mention) const { return words_in_name(view_, mention); }

  // A family's name or a first name alone: the person of that name whom the article names in full most often.
  TokenRange fuller_name(std::uint32_t mention, NameKind kind) const {
    return fuller_name(view_.infos[mention].name_words, kind, view_.document.mentions[mention].gender);
  }
  TokenRange fuller_name(TokenRange own, NameKind kind, Gender gender) const {
    return sayso::fuller_name(view_, own, kind, gender);
  }

  bool is_acronym(std::uint32_t t) const { return sayso::is_acronym(view_.document.token(t)); }
  TokenRange spelled_out(TokenRange own) const {
    return sayso::spelled_out(view_.document, view_.notes, own, s_.index);
  }

  bool name_of_name(std::uint32_t m, Speaker& speaker) {
    const MentionInfo& info = view_.infos[m];
    const Mention& mention = view_.document.mentions[m];
    if (name_body(view_, m, speaker)) return true;
    if (info.name == no_id) {
      // A proper noun that is no name for the heads: plural ones are people ("Republicans"), others keep their words.
      if (mention.number == Number::plural) return false;
      if (const TokenRange full = spelled_out({mention.head, mention.head + 1}); full.size() > 1) {
        keep_name(full, SpeakerType::organisation, speaker);
        return true;
      }
      return named_entity(mention.entity, speaker, no_id) && speaker.is_named;
    }
    if (info.name_words.size() == 1 && is_acronym(info.name_words.begin)) {
      const TokenRange full = spelled_out(info.name_words);
      if (full != info.name_words) {
        keep_name(full, SpeakerType::organisation, speaker);
        return true;
      }
    }
    if (is_in_title(m) && name_of_headline(m, speaker)) return true;
    const NameKind kind = view_.kind_of_name(m);
    if (kind == NameKind::group || (mention.number == Number::plural && kind != NameKind::organisation))
      return false;
    return named_entity(mention.entity, speaker, m);
  }

  // "Novak Calls On": in a headline's capitals a name may hold more than the name, as the text below tells.
  bool name_of_headline(std::uint32_t m, Speaker& speaker) {
    const TokenRange own = view_.infos[m].name_words;
    if (own.size() < 2) return false;
    std::uint32_t best = no_id, size = 0;
    for (std::uint32_t other = m + 1; other < view_.infos.size(); ++other) {
      if (view_.infos[other].name == no_id || is_in_title(other)) continue;
      const TokenRange words = view_.infos[other].name_words;
      std::uint32_t end = words.end;
      if (end > words.begin + 1 && view_.xpos(end - 1) == "POS") --end;
      const auto* const hashes = view_.notes.word.data();
      if (std::equal(hashes + own.begin, hashes + own.end, hashes + words.begin, hashes + end)) return false;
      const std::uint32_t count = end - words.begin;
      const bool is_prefix = count < own.size() && count > size &&
                             std::equal(hashes + words.begin, hashes + end, hashes + own.begin);
      if (is_prefix) best = other, size = count;
    }
    return best != no_id && named_entity(view_.document.mentions[best].entity, speaker, best);
  }

  // Whether a description may be replaced by the name that it was found to stand for: "the company", never "officials".
  bool stands_for_name(std::uint32_t m) const {
    const Mention& mention = view_.document.mentions[m];
    const MentionInfo& info = view_.infos[m];
    if (mention.number == Number::plural || info.form != Form::definite) return false;
    if (info.determiner != Determiner::possessive) return true;
    return (info.word_kinds & (person_word | male_word | female_word)) != 0 &&
           (info.word_kinds & (group_word | organisation_word)) == 0 && is_called_so(view_, m);
  }

  void name_of_pronoun(const SpeakerPart& part, Speaker& speaker) {
    const Mention& mention = view_.document.mentions[part.mention];
    const Form form = view_.infos[part.mention].form;
    const bool is_own = form == Form::first || form == Form::we;
    if (is_own && !s_.in_content[mention.head] && author(speaker)) return;
    if (named_entity(mention.entity, speaker, no_id)) {
      const bool is_many = form == Form::other_pronoun && mention.number == Number::plural;  // "others"
      const bool is_person = speaker.type == SpeakerType::person;
      const bool fits = form == Form::he_or_she ? is_person : !(is_many && is_person);
      if (fits) return;
      speaker = {};
    }
    if (form == Form::he_or_she && is_lone(mention.entity, part.mention) &&
        nearest_person(part.mention, speaker))
      return;
    // The fullest description before it.
    std::uint32_t best = no_id;
    for (const std::uint32_t m : mentions_of(mention.entity)) {
      if (view_.document.mentions[m].kind == MentionKind::pronoun || m > part.mention) continue;
      if (best == no_id || length_of(m) > length_of(best)) best = m;
    }
    if (form == Form::they && (best == no_id || view_.document.mentions[best].gender == Gender::thing)) {
      const std::uint32_t people = nearest_people(part.mention);
      if (people != no_id) best = people;
    }
    const bool is_office =
        best != no_id && form == Form::he_or_she && view_.infos[best].form == Form::definite;
    if (is_office && (person_of_office(best, speaker) || nearest_person(part.mention, speaker))) return;
    if (best != no_id) {
      if (name_body(view_, best, speaker)) return;
      SpeakerPart described{view_.document.mentions[best].head, best, view_.document.mentions[best].span};
      keep_description(described, speaker);
      return;
    }
    if (form == Form::other_pronoun || form == Form::demonstrative) {
      describe_words(view_, part.words, speaker);
      speaker.type = SpeakerType::group;
    } else {
      s_.name.clear();
      speaker.type = form == Form::they || form == Form::we ? SpeakerType::group
                     : form == Form::it                     ? SpeakerType::unknown
                                                            : SpeakerType::person;
    }
    s_.key = "e" + std::to_string(mention.entity);
  }
  // "The poll", "this survey": the one last named with whose it is.
  bool name_of_same_poll(std::uint32_t m, Speaker& speaker) {
    constexpr std::uint32_t most_back = 150;
    const MentionInfo& info = view_.infos[m];
    if (info.determiner != Determiner::the && info.determiner != Determiner::demonstrative) return false;
    plain_form(view_.document.token(view_.document.mentions[m].head), s_.key);
    if ((s_.key != "poll" && s_.key != "survey") || view_.document.mentions[m].tokens.size() > 2)
      return false;
    for (std::uint32_t back = 1; back <= m && back < most_back; ++back) {
      if (view_.infos[m - back].head_word == info.head_word && name_body(view_, m - back, speaker))
        return true;
    }
    return false;
  }

  // A name of people ("Republican") counts as several, unless its form is that of one.
  bool is_one(std::uint32_t m) const {
    const Mention& mention = view_.document.mentions[m];
    return mention.number != Number::plural ||
           (view_.kind_of_name(m) == NameKind::group && !view_.document.token(mention.head).ends_with('s'));
  }

  // "the candidate", "the South Carolina Republican", first spoken of so: somebody whose name was given just before.
  bool is_alone(std::uint32_t m) const {
    const MentionInfo& info = view_.infos[m];
    const Mention& mention = view_.document.mentions[m];
    if (info.determiner != Determiner::the || info.is_long || !is_one(m)) return false;
    return std::all_of(mentions_of(mention.entity).begin(), mentions_of(mention.entity).end(),
                       [&](std::uint32_t other) {
                         return other >= m || view_.document.mentions[other].kind == MentionKind::pronoun ||
                                (view_.infos[other].head_word == info.head_word &&
                                 view_.infos[other].determiner == Determiner::the);
                       });
  }

  // "the senator", where the article has "Sen. Ann Lee": the one last named with that title.
  bool person_of_office(std::uint32_t m, Speaker& speaker) {
    const std::uint32_t head = view_.document.mentions[m].head;
    auto titled = s_.index.by_title.find(view_.notes.word[head]);
    // "the congressman", where the article has "Rep. Bo Day".
    if (titled == s_.index.by_title.end() && view_.document.token(head).starts_with("congress"))
      titled = s_.index.by_title.find(hash_of("representative"));
    if (titled == s_.index.by_title.end()) return false;
    const auto& mentions = titled->second;
    const auto after = std::partition_point(mentions.begin(), mentions.end(),
                                            [&](std::uint32_t other) { return other <= m; });
    const std::uint32_t best = after == mentions.begin() ? *after : *(after - 1);
    return named_entity(view_.document.mentions[best].entity, speaker, best);
  }

  bool is_company(std::uint32_t m) const { return is_of_kind(m, company_word); }
  bool is_office(std::uint32_t m) const {
    const std::string_view words = view_.document.text(view_.document.mentions[m].span);
    return words.ends_with("-year-old") || is_of_kind(m, office_word);
  }
  bool is_of_kind(std::uint32_t m, std::uint32_t kind) const {
    plain_form(view_.document.token(view_.document.mentions[m].head), s_.key);
    return (PeopleWords::shared().of(s_.key) & kind) != 0;
  }

  // Whether nothing but pronouns stands for the entity, before this mention.
  bool is_lone(std::uint32_t entity, std::uint32_t before) const {
    for (const std::uint32_t m : mentions_of(entity)) {
      const Mention& mention = view_.document.mentions[m];
      if (m >= before) break;
      const bool is_somebody = mention.kind == MentionKind::nominal && mention.gender != Gender::thing &&
                               mention.gender != Gender::unknown;
      const bool is_near = view_.infos[before].sentence - view_.infos[m].sentence <= 3;
      if (m < before && is_somebody && is_near && view_.infos[m].form == Form::indefinite) return false;
    }
    return true;
  }

  // The named person last spoken of, subjects first, whose sex fits; within three sentences.
  bool nearest_person(std::uint32_t m, Speaker& speaker) {
    return nearest_name(m, NameKind::person, speaker);
  }
  bool nearest_name(std::uint32_t m, NameKind kind, Speaker& speaker) {
    const auto& mentions = view_.document.mentions;
    const Gender wanted = mentions[m].gender;
    std::uint32_t best = no_id;
    for (std::uint32_t back = 1; back <= m && back < 80; ++back) {
      const std::uint32_t j = m - back;
      if (view_.infos[m].sentence - view_.infos[j].sentence > 3) break;
      if (view_.infos[j].form != Form::name || view_.kind_of_name(j) != kind) continue;
      const Gender gender = entity_gender(mentions[j].entity);
      const bool is_told = wanted == Gender::male || wanted == Gender::female;
      if (kind == NameKind::person && is_told && gender != Gender::person && gender != Gender::unknown &&
          gender != wanted)
        continue;
      if (view_.infos[j].part == Part::subject) {
        best = j;
        break;
      }
      if (best == no_id) best = j;
    }
    return best != no_id && named_entity(mentions[best].entity, speaker, best);
  }
  std::uint32_t nearest_people(std::uint32_t m) const {
    std::uint32_t best = no_id;
    for (std::uint32_t back = 1; back <= m && back < 50; ++back) {
      const std::uint32_t j = m - back;
      const Mention& other = view_.document.mentions[j];
      if (view_.infos[m].sentence - view_.infos[j].sentence > 2) break;
      if (other.kind == MentionKind::pronoun || other.number != Number::plural ||
          other.gender != Gender::person || view_.infos[j].form == Form::joined) {
        continue;
      }
      if (view_.infos[j].part == Part::subject) return j;
      if (best == no_id) best = j;
    }
    return best;
  }

  Gender entity_gender(std::uint32_t entity) const {
    for (const std::uint32_t m : mentions_of(entity)) {
      const Gender gender = view_.document.mentions[m].gender;
      if (gender == Gender::male || gender == Gender::female) return gender;
    }
    return Gender::person;
  }

  std::uint32_t length_of(std::uint32_t m) const {
    const std::uint32_t size = view_.document.mentions[m].tokens.size();
    return size > 14 ? 1 : size;
  }

  bool author(Speaker& speaker) {
    std::string_view byline = view_.document.article().source.byline;
    for (const std::string_view by : {"By ", "by ", "BY "}) {
      if (byline.starts_with(by)) byline.remove_prefix(by.size());
    }
    byline = byline.substr(0, byline.find_first_of(",;|"));
    if (byline.empty()) {
      if (!s_.has_author) s_.author = author_of_note(view_);
      s_.has_author = true;
      byline = s_.author;
    }
    s_.name.assign(byline);
    speaker.is_named = !byline.empty();
    speaker.type = SpeakerType::person;
    s_.key = "author";
    return true;
  }

  void describe(const SpeakerPart& part, Speaker& speaker) {
    const Mention& mention = view_.document.mentions[part.mention];
    const MentionInfo& info = view_.infos[part.mention];
    // "the aide", after "a Republican committee aide".
    const bool is_brief = !info.is_long || mention.tokens.size() <= 3;
    if (info.form == Form::definite && is_brief && info.determiner == Determiner::the) {
      std::uint32_t best = part.mention;
      for (const std::uint32_t m : mentions_of(mention.entity)) {
        if (m >= part.mention) break;
        const bool is_fuller = length_of(m) > length_of(best) ||
                               (length_of(m) == length_of(best) && view_.infos[m].form == Form::indefinite);
        if (view_.infos[m].head_word == info.head_word && is_fuller &&
            view_.document.mentions[m].number == mention.number)
          best = m;
      }
      if (view_.infos[best].form != Form::indefinite) {
        const std::uint32_t first = first_of_words(view_, best);
        if (best == part.mention || has_words_of(view_, first, best)) best = first;
      }
      if (best != part.mention) {
        keep_description({view_.document.mentions[best].head, best, view_.document.mentions[best].span},
                         speaker);
        return;
      }
    }
    keep_description(part, speaker);
  }

  void keep_description(const SpeakerPart& part, Speaker& speaker) {
    describe_words(view_, part.words, speaker);
    speaker.type =
        type_of_words(view_, part.head, view_.document.mentions[part.mention].number == Number::plural);
    s_.key = "m" + std::to_string(part.mention);
  }

  const SpeakerView& view_;
  SpeakerScratch& s_;
};

}  // namespace

void name_part(const SpeakerView& view, const SpeakerPart& part, Speaker& speaker) {
  Namer(view).name(part, speaker);
}

}  // namespace sayso
