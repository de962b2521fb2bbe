#include "stages/events/gather.hpp"

#include "base/hash.hpp"
#include "stages/coreference/people_words.hpp"

#include <algorithm>
#include <string>

namespace sayso::events {

namespace {

constexpr std::uint32_t widest_look = 60;
constexpr std::uint32_t looked_back = 24;     // events of a type that a new one may be the same as
constexpr std::uint32_t taken_up_within = 3;  // sentences: "the attack"
constexpr std::uint32_t longest_trigger = 6;  // tokens
constexpr std::uint32_t most_statements = 16;

bool is_symmetric(EventType type) {
  return type == EventType::agree || type == EventType::consult || type == EventType::cooperate;
}

bool intersect(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint64_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

class Gatherer {
 public:
  Gatherer(Document& document, const View& view, const Participants& participants,
           const SpeakerView& speakers, EventDesk& desk)
      : document_(document), view_(view), participants_(participants), speakers_(speakers), desk_(desk) {}

  void gather() {
    list_pieces();
    desk_.mentions.clear();
    desk_.drafts.clear();
    happening_count_ = 0;
    for (auto& list : by_type_) list.clear();
    event_of_.assign(desk_.found.size(), no_id);
    for (std::uint32_t i = 0; i < desk_.found.size(); ++i) {
      if (desk_.found[i].holder == no_id && desk_.found[i].same_as == no_id) add(i);
    }
    add_same();
    finish();
  }

 private:
  void list_pieces() {
    auto& pieces = desk_.pieces;
    pieces.clear();
    for (std::uint32_t i = 0; i < document_.statements.size(); ++i) {
      for (const Span span : document_.list(document_.statements[i].content)) pieces.push_back({span, i, 0});
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
      return a.span != b.span ? a.span < b.span : a.statement < b.statement;
    });
    Offset end = 0;
    for (Piece& piece : pieces) piece.furthest = end = std::max(end, piece.span.end);
  }

  // The statements whose content holds a word, ascending.
  void list_statements(Span word) {
    auto& numbers = desk_.numbers;
    numbers.clear();
    const auto& pieces = desk_.pieces;
    auto at = std::partition_point(pieces.begin(), pieces.end(),
                                   [&](const Piece& piece) { return piece.span.begin <= word.begin; });
    while (at != pieces.begin() && numbers.size() < most_statements) {
      --at;
      if (at->furthest < word.end) break;
      if (at->span.contains(word)) numbers.push_back(at->statement);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }

  Span trigger_of(const Found& found) const {
    if (found.words.size() <= longest_trigger) return document_.span_of(found.words);
    return document_.tokens.span[found.token];
  }

  void add(std::uint32_t number) {
    const Found& found = desk_.found[number];
    Event event;
    event.trigger = trigger_of(found);
    event.type = found.type;
    event.firmness = found.firmness;
    event.is_denied = found.is_denied;
    if (happening_count_ == desk_.happenings.size()) desk_.happenings.emplace_back();
    Happening& happening = desk_.happenings[happening_count_];
    happening.who.clear();
    happening.whom.clear();
    happening.word = xxh3_64(found.line->pattern.front().word);
    happening.sentence = document_.tokens.sentence[found.token];
    event.who = participants_of(found.who, happening.who);
    event.whom = participants_of(found.whom, happening.whom);
    event.when = time_of(found);
    event.where = place_of(found, event);
    const std::uint32_t same = earlier(found, event, happening);
    list_statements(document_.tokens.span[found.token]);
    if (same != no_id) {
      event_of_[number] = same;
      Event& one = desk_.drafts[same];
      if (one.who.empty()) one.who = event.who, desk_.happenings[same].who = happening.who;
      if (one.whom.empty()) one.whom = event.whom, desk_.happenings[same].whom = happening.whom;
      if (one.when == no_id) one.when = event.when;
      if (one.where == no_id) one.where = event.where;
      desk_.happenings[same].sentence = happening.sentence;
      note_mention(same, event.trigger);
      return;
    }
    desk_.text.assign("events.txt:").append(std::to_string(found.line->number)).append(" \"");
    desk_.text.append(found.line->pattern.front().word).append("\"");
    if (!found.rule.empty()) desk_.text.append("; ").append(found.rule);
    event.by = document_.add_words(desk_.text);
    const auto made = static_cast<std::uint32_t>(desk_.drafts.size());
    event_of_[number] = made;
    desk_.drafts.push_back(event);
    by_type_[static_cast<std::size_t>(event.type)].push_back(made);
    ++happening_count_;
    note_mention(made, event.trigger);
  }

  void note_mention(std::uint32_t event, Span trigger) {
    desk_.mentions.emplace_back(event, trigger);
    if (desk_.numbers.empty()) desk_.drafts[event].in_own_voice = true;
    for (const std::uint32_t statement : desk_.numbers) asserted_.emplace_back(event, statement);
  }

  // What a verb of the same type took up: its participants where the verb has none.
  void add_same() {
    for (const Found& found : desk_.found) {
      if (found.same_as == no_id || found.holder != no_id) continue;
      std::uint32_t root = found.same_as;
      for (std::uint32_t step = 0; step < 8 && desk_.found[root].same_as != no_id; ++step)
        root = desk_.found[root].same_as;
      const std::uint32_t at = event_of_[root];
      if (at == no_id) continue;
      Event& event = desk_.drafts[at];
      keys_.clear();
      if (event.who.empty()) event.who = participants_of(found.who, keys_);
      if (event.whom.empty()) event.whom = participants_of(found.whom, keys_);
      if (event.when == no_id) event.when = time_of(found);
      if (event.where == no_id) event.where = place_of(found, event);
      list_statements(document_.tokens.span[found.token]);
      note_mention(at, trigger_of(found));
    }
  }

  // ---- who they are ---------------------------------------------------------------------------------------------

  Slice<Participant> participants_of(Slice<Filler> fillers, std::vector<std::uint64_t>& keys) {
    desk_.participants.clear();
    for (std::uint32_t i = fillers.begin; i < fillers.begin + fillers.count; ++i) {
      const Participant one = participant(desk_.fillers[i]);
      std::string& name = desk_.text;
      plain_form(document_.list(one.name), name);
      if (name.starts_with("the ")) name.erase(0, 4);
      const std::uint64_t key = xxh3_64(name);
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      keys.push_back(key);
      desk_.participants.push_back(one);
    }
    return document_.add_participants(desk_.participants);
  }

  // The words as they stand; the name of whoever they mean.
  Participant participant(const Filler& filler) {
    Participant one;
    one.span = document_.span_of(without_mark(filler.words));
    const bool is_pronoun = filler.stands_for != no_id;
    const std::uint32_t token = is_pronoun ? filler.stands_for : filler.token;
    const TokenRange words = without_mark(is_pronoun ? participants_.words_of(token) : filler.words);
    const std::uint32_t mention = speakers_.mention_at(token);
    // "The Norwegian government" says enough by itself, "a bank" means nobody told before.
    const bool is_own = mention != no_id && document_.mentions[mention].kind == MentionKind::nominal &&
                        (speakers_.infos[mention].form == Form::indefinite || has_name(words));
    const std::uint32_t named = mention == no_id || is_own ? no_id : named_mention(mention);
    if (named != no_id && take_name(named, one)) {
      // A country, body or place keeps what it is called here, if that says more.
      const std::string& here = plain(document_.span_of(words));
      const std::uint32_t name = view_.name_at(token);
      const bool is_person = name != no_id && document_.names[name].kind == NameKind::person;
      if (named == mention && !is_person && here.size() > one.name.count && !here.starts_with("the ") &&
          !here.starts_with("The "))
        one.name = document_.add_words(here);
      return one;
    }
    if (mention != no_id) {
      speakers_.scratch.key = "m" + std::to_string(mention);
      one.speaker = speaker_known();
    }
    one.name = document_.add_words(plain(document_.span_of(words)));
    return one;
  }

  bool has_name(TokenRange words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (view_.name_at(t) != no_id) return true;
    }
    return false;
  }

  TokenRange without_mark(TokenRange words) const {
    while (words.size() > 1 && speakers_.xpos(words.end - 1) == "POS") --words.end;
    return words;
  }

  // The fullest name of a mention's entity, looked up once an entity.
  bool take_name(std::uint32_t mention, Participant& one) {
    const Mention& of = document_.mentions[mention];
    if (named_.size() <= of.entity) {
      named_.resize(of.entity + 1);
      is_asked_.resize(of.entity + 1, false);
    }
    Participant& known = named_[of.entity];
    if (!is_asked_[of.entity]) {
      is_asked_[of.entity] = true;
      Speaker speaker;
      name_part(speakers_, {of.head, mention, of.span}, speaker);
      if (!speaker.is_named || speakers_.scratch.name.empty()) return false;
      known.name = document_.add_words(speakers_.scratch.name);
      known.speaker = speaker_known();
    }
    if (known.name.empty()) return false;
    one.name = known.name;
    one.speaker = known.speaker;
    return true;
  }

  std::uint32_t speaker_known() const {
    const auto found = speakers_.scratch.known.find(speakers_.scratch.key);
    return found == speakers_.scratch.known.end() ? no_id : found->second;
  }

  // The mention itself if it is a name, else the first of its entity that is.
  std::uint32_t named_mention(std::uint32_t mention) const {
    if (speakers_.infos[mention].form == Form::name && speakers_.infos[mention].name != no_id) return mention;
    const auto& all = speakers_.scratch.entities[document_.mentions[mention].entity];
    constexpr std::size_t looked_at = 32;
    for (std::size_t i = 0; i < std::min(looked_at, all.size()); ++i) {
      if (speakers_.infos[all[i]].form == Form::name && speakers_.infos[all[i]].name != no_id) return all[i];
    }
    return no_id;
  }

  const std::string& plain(Span span) {
    desk_.text.assign(document_.text(span));
    std::replace(desk_.text.begin(), desk_.text.end(), '\n', ' ');
    return desk_.text;
  }

  // ---- when and where -------------------------------------------------------------------------------------------

  // The part of the text around a trigger, inside of its sentence.
  Span surroundings(std::uint32_t t) const {
    const TokenRange sentence = document_.sentences[document_.tokens.sentence[t]];
    const std::uint32_t begin = std::max(sentence.begin, t > widest_look ? t - widest_look : 0);
    const std::uint32_t end = std::min(sentence.end, t + widest_look);
    return document_.span_of({begin, end});
  }

  // The token of a span that the others hang on.
  std::uint32_t top_of(Span span) const {
    const TokenRange words = document_.tokens_in(span);
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const std::uint32_t above = view_.head(t);
      if (view_.upos(t) != "ADP" && (above == no_id || !words.contains(above))) return t;
    }
    return words.empty() ? no_id : words.begin;
  }

  bool belongs(std::uint32_t t, const Found& found) const {
    const bool is_told_by_verb =
        !found.is_verb && found.carrier == found.token && view_.head(found.token) != no_id &&
        (view_.relation(found.token).starts_with("nsubj") || view_.relation(found.token) == "obj") &&
        !view_.is_in(view_.head(found.token), view_.list().list("@say"));
    for (std::uint32_t step = 0; step < 4 && t != no_id; ++step) {
      if (t == found.token || t == found.carrier) return true;
      if (is_told_by_verb && t == view_.head(found.token)) return true;
      const std::string_view relation = view_.relation(t);
      if (relation == "ccomp" || relation == "acl:relcl" || relation == "advcl" || relation == "parataxis")
        return false;
      t = view_.head(t);
    }
    return false;
  }

  template <class Layer, class Accept>
  std::uint32_t nearest(const Layer& layer, const Found& found, Accept accepts) const {
    const Span around = surroundings(found.token);
    auto at = std::partition_point(layer.begin(), layer.end(),
                                   [&](const auto& item) { return item.span.end <= around.begin; });
    std::uint32_t best = no_id, distance = no_id;
    for (; at != layer.end() && at->span.begin < around.end; ++at) {
      const std::uint32_t t = top_of(at->span);
      if (t == no_id || !accepts(*at, t) || !belongs(t, found)) continue;
      const std::uint32_t here = t > found.token ? t - found.token : found.token - t;
      if (here < distance) best = static_cast<std::uint32_t>(at - layer.begin()), distance = here;
    }
    return best;
  }

  std::uint32_t time_of(const Found& found) const {
    return nearest(document_.times, found, [](const Time& time, std::uint32_t) {
      return time.kind == TimeKind::date || time.kind == TimeKind::time;
    });
  }

  std::uint32_t place_of(const Found& found, const Event& event) const {
    return nearest(document_.places, found, [&](const Place& place, std::uint32_t t) {
      const std::string_view preposition = view_.preposition_of(t);
      for (const std::string_view one : {"in", "at", "near", "outside", "inside", "around", "across",
                                         "throughout", "on", "off", "along", "within"}) {
        if (preposition != one) continue;
        // "an attack on Tarvik": whom, not only where.
        return one != "on" || found.type == EventType::mobilize;
      }
      const auto whom = document_.list(event.whom);
      return found.type == EventType::consult &&
             std::any_of(whom.begin(), whom.end(),
                         [&](const Participant& p) { return p.span.contains(place.span); });
    });
  }

  // ---- one happening --------------------------------------------------------------------------------------------

  bool takes_up(const Found& found) const {
    if (found.is_verb) return false;
    const std::uint32_t determiner = view_.child(found.token, "det");
    if (determiner == no_id || view_.xpos(found.token) == "NNS") return false;
    const std::string_view word = view_.form(determiner);
    return word == "the" || word == "this" || word == "that";
  }

  bool is_same_time(std::uint32_t a, std::uint32_t b) const {
    if (a == no_id || b == no_id || a == b) return true;
    const auto value = [&](std::uint32_t t) {
      return document_.list(document_.times[t].value);
    };
    return !value(a).empty() && value(a) == value(b);
  }
  bool is_same_place(std::uint32_t a, std::uint32_t b) const {
    if (a == no_id || b == no_id || a == b) return true;
    return document_.list(document_.places[a].name) == document_.list(document_.places[b].name);
  }

  std::uint32_t earlier(const Found& found, const Event& event, const Happening& happening) const {
    const auto& list = by_type_[static_cast<std::size_t>(event.type)];
    const bool is_taking_up = takes_up(found);
    const bool is_general = view_.is_in(found.token, view_.list().list("@again"));
    const std::size_t first = list.size() - std::min<std::size_t>(list.size(), looked_back);
    for (std::size_t i = list.size(); i-- > first;) {
      const Event& before = desk_.drafts[list[i]];
      const Happening& known = desk_.happenings[list[i]];
      if (before.is_denied != event.is_denied) continue;
      const bool is_same_word = known.word == happening.word || (is_taking_up && is_general);
      if (!is_same_word || !is_same_time(before.when, event.when) ||
          !is_same_place(before.where, event.where))
        continue;
      bool who_agrees = intersect(known.who, happening.who),
           whom_agrees = intersect(known.whom, happening.whom);
      if (is_symmetric(event.type)) {
        who_agrees = who_agrees || intersect(known.whom, happening.who);
        whom_agrees = whom_agrees || intersect(known.who, happening.whom);
      }
      const bool who_differs = !who_agrees && !known.who.empty() && !happening.who.empty();
      const bool whom_differs = !whom_agrees && !known.whom.empty() && !happening.whom.empty();
      if (who_differs || whom_differs) continue;
      const bool is_close = happening.sentence - known.sentence <= taken_up_within;
      if (who_agrees || whom_agrees || (is_taking_up && is_close)) return list[i];
    }
    return no_id;
  }

  // ---- in the end -----------------------------------------------------------------------------------------------

  void finish() {
    std::sort(desk_.mentions.begin(), desk_.mentions.end());
    std::sort(asserted_.begin(), asserted_.end());
    asserted_.erase(std::unique(asserted_.begin(), asserted_.end()), asserted_.end());
    std::size_t mention = 0, statement = 0;
    for (std::uint32_t i = 0; i < desk_.drafts.size(); ++i) {
      Event& event = desk_.drafts[i];
      desk_.spans.clear();
      for (; mention < desk_.mentions.size() && desk_.mentions[mention].first == i; ++mention)
        desk_.spans.push_back(desk_.mentions[mention].second);
      event.mentions = document_.add_spans(desk_.spans);
      desk_.numbers.clear();
      for (; statement < asserted_.size() && asserted_[statement].first == i; ++statement)
        desk_.numbers.push_back(asserted_[statement].second);
      event.asserted_by = document_.add_numbers(desk_.numbers);
    }
    std::stable_sort(desk_.drafts.begin(), desk_.drafts.end(),
                     [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
    document_.events.assign(desk_.drafts.begin(), desk_.drafts.end());
  }

  Document& document_;
  const View& view_;
  const Participants& participants_;
  const SpeakerView& speakers_;
  EventDesk& desk_;
  std::uint32_t happening_count_ = 0;
  std::vector<std::uint32_t> by_type_[event_type_count];
  std::vector<std::uint32_t> event_of_;                            // of each found one: its draft
  std::vector<std::pair<std::uint32_t, std::uint32_t>> asserted_;  // event and statement
  std::vector<Participant> named_;                                 // of each entity with a name
  std::vector<bool> is_asked_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace

void gather(Document& document, const View& view, const Participants& participants,
            const SpeakerView& speakers, EventDesk& desk) {
  Gatherer(document, view, participants, speakers, desk).gather();
}

}  // namespace sayso::events
