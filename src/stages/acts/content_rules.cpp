#include "stages/acts/content_rules.hpp"

#include "base/text_list.hpp"
#include "stages/coreference/people_words.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr std::size_t widest_point = 40;  // tokens of a content in which any plea is its point

enum class Subject : std::uint8_t { none, self, second, other, thing };

// One reading of a content, clause by clause.
class ContentReading {
 public:
  explicit ContentReading(const Saying& saying)
      : saying_(saying), tokens_(saying.content()), falsehoods_(cue_list().list("@false")),
        truths_(cue_list().list("@true")), dangers_(cue_list().list("@danger")),
        supports_(cue_list().list("@support")), opposes_(cue_list().list("@oppose")),
        faults_(cue_list().list("@fault")), vows_(cue_list().list("@vow")),
        states_(cue_list().list("@state")), nothings_(cue_list().list("@nothing")),
        rejects_(cue_list().list("@rejects")), inert_(cue_list().list("@inert")),
        moves_(cue_list().list("@moves")), perils_(cue_list().list("@perils")),
        bodies_(cue_list().list("@bodies")), feelings_(cue_list().list("@feelings")) {
    const std::uint32_t spokes = cue_list().list("@spokes");
    speaks_for_others_ = std::any_of(saying.source().begin(), saying.source().end(),
                                     [&](std::uint32_t token) { return saying.is_one_of(token, spokes); });
  }

  std::uint32_t read() {
    if (tokens_.empty()) return 0;
    if (tells_no_more()) return 0;
    read_question();
    read_no();
    has_if_ = std::any_of(tokens_.begin(), tokens_.end(),
                          [&](std::uint32_t token) { return saying_.form(token) == "if"; });
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      read_modal(i);
      read_predicate(i);
      read_imperative(i);
    }
    return found_;
  }

 private:
  void add(ContentRule rule) { found_ |= 1U << static_cast<std::uint32_t>(rule); }
  // Something is called false.
  void deny() {
    add(ContentRule::denial);
    add(ContentRule::falsehood);
  }

  // "Has not said when it would pay": what is said stands nowhere.
  bool tells_no_more() const {
    static constexpr std::string_view words[] = {"when", "whether", "who",   "how",
                                                 "what", "where",   "which", "why"};
    const std::uint32_t after = saying_.content_after_cue();
    return !saying_.is_direct() && !saying_.cue().empty() && after < tokens_.size() &&
           is_in(words, saying_.form(tokens_[after])) && tokens_.back() > tokens_[after];
  }

  void read_question() {
    // “Is this what we accept? Or do we have standards? That decides it.”
    const auto count = std::count_if(tokens_.begin(), tokens_.end(),
                                     [&](std::uint32_t token) { return saying_.form(token) == "?"; });
    if (count > 1) add(ContentRule::question);

    std::size_t end = tokens_.size();
    while (end > 0 && saying_.is_mark(tokens_[end - 1])) --end;
    // “He said, ‘Why?’” ends with what somebody else asks.
    if (tokens_.size() - end < 2 && end > 0 && saying_.form(tokens_[end - 1]).starts_with('?'))
      add(ContentRule::question);
  }

  // “No, this is not politics.”, "absolutely not".
  void read_no() {
    std::size_t i = 0;
    while (i < tokens_.size() && saying_.is_mark(tokens_[i])) ++i;
    if (i + 1 >= tokens_.size()) return;
    const std::string_view word = saying_.form(tokens_[i]);
    const bool is_no = word == "no" || word == "nope" || word == "nonsense";
    const bool is_strong = word == "absolutely" || word == "certainly" || word == "definitely";
    if (is_no && saying_.form(tokens_[i + 1]) == ",") deny();
    if (is_strong && saying_.is(tokens_[i + 1], "not")) deny();
  }

  // Whether the clause of this verb is one that the speaker puts forward: joined up to the content's top by nothing but
  // what keeps it a main clause.
  bool is_main(std::uint32_t verb) const {
    for (int steps = 0; steps < 8; ++steps) {
      const std::uint32_t up = saying_.head(verb);
      if (up == no_id || !saying_.is_in_content(up)) return true;
      const std::string_view relation = saying_.relation(verb);
      if (relation == "ccomp") {
        // What the speaker thinks or says is put forward too; what others say is not.
        const std::uint32_t subject = saying_.child(up, "nsubj");
        if (subject != no_id && !saying_.is_self(subject) && subject_kind(subject) == Subject::other)
          return false;
        if (has_not(up)) return false;  // "I do not think we will"
        if (saying_.is(up, "hope") || saying_.is(up, "fear") || saying_.is(up, "wish")) return false;
      } else if (relation != "conj" && relation != "parataxis" && relation != "xcomp" && relation != "root") {
        return false;
      }
      verb = up;
    }
    return false;
  }

  Subject subject_kind(std::uint32_t subject) const {
    if (saying_.is_self(subject)) return Subject::self;
    const std::string_view word = saying_.form(subject);
    if (word == "you") return Subject::second;
    if (word == "it" || word == "there" || word == "this" || word == "that" || word == "which" ||
        word == "what" || word == "something" || word == "nothing" || word == "these" || word == "those")
      return Subject::thing;
    return Subject::other;
  }

  // The subject of a verb; a verb joined by "and" takes the first one's, an xcomp that of what it hangs on.
  std::uint32_t subject_of(std::uint32_t verb) const {
    for (int steps = 0; steps < 4 && verb != no_id; ++steps) {
      if (const std::uint32_t subject = saying_.child(verb, "nsubj"); subject != no_id) return subject;
      const std::string_view relation = saying_.relation(verb);
      if (relation != "conj" && relation != "xcomp") return no_id;
      verb = saying_.head(verb);
    }
    return no_id;
  }

  // The verb that an auxiliary or a modal belongs to.
  std::uint32_t verb_of(std::uint32_t token) const {
    const std::string_view relation = saying_.relation(token);
    const std::uint32_t up = saying_.head(token);
    return up != no_id && (relation.starts_with("aux") || relation == "cop") ? up : token;
  }

  bool is_denied(std::size_t i) const {
    for (std::size_t next = i + 1; next < std::min(i + 3, tokens_.size()); ++next) {
      if (saying_.is(tokens_[next], "not") || saying_.is(tokens_[next], "never") ||
          saying_.is(tokens_[next], "no"))
        return true;
    }
    return saying_.form(tokens_[i]) == "cannot";
  }

  void read_modal(std::size_t i) {
    const std::uint32_t token = tokens_[i];
    const std::string_view kind = saying_.upos(token);
    if (kind != "AUX" && kind != "VERB") return;
    const bool goes = saying_.is(token, "going") && next_is(i, "to");
    const bool is_future = saying_.is(token, "will") || saying_.is(token, "'ll") ||
                           saying_.form(token) == "wo" || saying_.is(token, "shall") || goes ||
                           (!saying_.is_direct() && (!has_if_ || is_denied(i)) &&
                            (saying_.is(token, "would") || saying_.form(token) == "'d"));
    const bool is_duty =
        saying_.is(token, "must") || saying_.is(token, "should") || saying_.is(token, "ought") ||
        (saying_.is(token, "have") && next_is(i, "to") && !next_is(i + 1, "do")) ||
        (saying_.is(token, "got") && next_is(i, "to")) || (saying_.is(token, "need") && next_is(i, "to"));
    const bool is_risk = saying_.is(token, "could") || saying_.is(token, "can") || saying_.is(token, "may") ||
                         saying_.is(token, "might") || saying_.is(token, "will") ||
                         saying_.is(token, "would");
    if (is_risk && is_main(verb_of(token)) && mentions_after(i, dangers_)) add(ContentRule::danger);
    if (is_ban(i)) add(ContentRule::demand);
    if (!is_future && !is_duty) return;
    std::uint32_t verb = verb_of(token);
    if (is_duty && verb == token && kind == "VERB") verb = token;
    if (!is_main(verb)) return;
    const std::uint32_t subject = subject_of(verb);
    const Subject who = subject == no_id ? Subject::none : subject_kind(subject);
    if (is_duty) return read_duty(i, subject, who);
    // "The prime minister said the country would leave."
    const bool is_led = who == Subject::other && !saying_.is_direct() && is_body(subject);
    const bool is_ours = who == Subject::self || is_led ||
                         (who == Subject::other && speaks_for_others_ && is_person_like(subject));
    if (is_ours) read_future(i, verb, subject);
  }

  // "You cannot let that happen", "we can't afford to wait": a call, though nothing is called a duty.
  bool is_ban(std::size_t i) const {
    if (!saying_.is_direct() || !saying_.is(tokens_[i], "can") || !is_denied(i)) return false;
    const std::uint32_t verb = verb_of(tokens_[i]), subject = subject_of(verb);
    if (subject == no_id || !is_main(verb)) return false;
    const bool is_called = saying_.form(subject) == "we" || saying_.form(subject) == "you";
    return is_called && (saying_.is(verb, "let") || saying_.is(verb, "allow") || saying_.is(verb, "afford") ||
                         saying_.is(verb, "ignore"));
  }

  bool is_people(std::uint32_t subject) const {
    constexpr std::uint32_t people =
        person_word | male_word | female_word | title_word | group_word | organisation_word | office_word;
    const auto& words = PeopleWords::shared();
    return ((words.of(saying_.form(subject)) | words.of(saying_.lemma(subject))) & people) != 0;
  }

  // Whose plans are told by whoever leads them: "the government", "the company".
  bool is_body(std::uint32_t subject) const {
    const std::uint32_t before = saying_.child(subject, "det");
    return before != no_id && (saying_.form(before) == "the" || saying_.form(before) == "its") &&
           saying_.is_one_of(subject, bodies_);
  }

  bool is_person_like(std::uint32_t subject) const {
    return saying_.upos(subject) == "PROPN" || saying_.upos(subject) == "PRON";
  }

  void read_duty(std::size_t i, std::uint32_t subject, Subject who) {
    if (who == Subject::none || who == Subject::thing) return;
    // “We had to balance both” tells of what was.
    if (saying_.is_direct() && saying_.xpos(tokens_[i]) == "VBD") return;
    // "He should be ashamed", "they should worry", "they should be the norm": nobody can be called on to feel.
    const std::uint32_t what = verb_of(tokens_[i]);
    if (saying_.is_one_of(what, feelings_) ||
        (saying_.upos(what) == "NOUN" && saying_.form(subject) == "they"))
      return;
    // "The change should help" calls on nobody.
    if (saying_.upos(subject) == "NOUN" && !is_people(subject)) return;
    // "Nobody should mistake our patience", "no one should": nothing is to be done.
    if (saying_.is(subject, "nobody") || saying_.is(subject, "none") || saying_.is(subject, "no-one") ||
        (saying_.is(subject, "one") && subject > 0 && saying_.is(subject - 1, "no")))
      return;
    // "He said she must": another; "he said he must": himself.
    const std::string_view word = saying_.form(subject);
    const bool is_i = word == "i", is_we = word == "we";
    const bool is_same_word =
        !saying_.source().empty() &&
        saying_.document().token(saying_.source().back()) == saying_.document().token(subject);
    const bool is_plain = saying_.is(tokens_[i], "must") || saying_.is(tokens_[i], "should");
    if (who == Subject::self && !is_we && (is_i || is_same_word || !is_plain)) return;
    // "would have had to resign"
    for (std::size_t before = i > 3 ? i - 3 : 0; before < i; ++before) {
      const bool is_told = is_we || who == Subject::second;  // "you will have to go", not "they will have to"
      if (saying_.upos(tokens_[before]) == "AUX" && !(is_told && saying_.is(tokens_[before], "will"))) return;
    }
    // "We have to admit", "should be able", "should have been": no call.
    if (i + 1 < tokens_.size() && saying_.is(tokens_[i + 1], "have") && !next_is(i + 1, "to")) return;
    add(ContentRule::demand);
  }

  // "It will" is the plan of a company or a newspaper that speaks, and nobody's elsewhere.
  bool is_body_speaking() const {
    if (saying_.source_kind() == SourceKind::organisation) return true;
    return saying_.source_kind() == SourceKind::document &&
           !saying_.is_one_of(saying_.source().back(), cue_list().list("@documents"));
  }

  void read_future(std::size_t i, std::uint32_t verb, std::uint32_t subject) {
    if (saying_.form(subject) == "it" && !is_body_speaking()) return;
    // "going to meet": the plan is to meet.
    if (saying_.is(verb, "go") && saying_.child(verb, "xcomp") != no_id) verb = saying_.child(verb, "xcomp");
    if (saying_.upos(verb) != "VERB" || saying_.xpos(verb) == "VBN") return;
    // "not going to": what is denied stands before.
    const bool is_not_going = saying_.is(tokens_[i], "going") && has_not(tokens_[i]);
    if (is_denied(i) || is_not_going) {
      if (!saying_.is_one_of(verb, inert_)) add(ContentRule::refusal);
    } else if (saying_.is(verb, "refuse") || saying_.is(verb, "reject") || saying_.is(verb, "boycott")) {
      add(ContentRule::refusal);
    } else if (!saying_.is_one_of(verb, states_)) {
      add(ContentRule::plan);
    }
  }

  bool next_is(std::size_t i, std::string_view word) const {
    return i + 1 < tokens_.size() && saying_.form(tokens_[i + 1]) == word;
  }

  bool mentions_after(std::size_t i, std::uint32_t list) const {
    for (std::size_t next = i + 1; next < std::min(i + 9, tokens_.size()); ++next) {
      // "Will not require a compromise" endangers nothing, "would compromise our security" does.
      const bool is_deal = saying_.is(tokens_[next], "compromise") && saying_.upos(tokens_[next]) == "NOUN";
      if (saying_.is_one_of(tokens_[next], list) && !is_deal) return true;
    }
    return false;
  }

  bool has_not(std::uint32_t verb) const {
    const std::uint32_t adverb = saying_.child(verb, "advmod");
    if (adverb != no_id && saying_.is_not(adverb)) return true;
    for (std::uint32_t before = verb > 4 ? verb - 4 : 0; before < verb; ++before) {
      if (saying_.head(before) == verb && saying_.is_not(before)) return true;
    }
    return false;
  }

  // The words that say something of the subject: verbs and adjectives of main clauses.
  void read_predicate(std::size_t i) {
    const std::uint32_t token = tokens_[i];
    const std::string_view kind = saying_.upos(token);
    if (kind != "VERB" && kind != "ADJ" && kind != "NOUN" && kind != "ADV" && kind != "INTJ") return;
    const bool is_known =
        saying_.is_one_of(token, falsehoods_) || saying_.is_one_of(token, truths_) ||
        saying_.is_one_of(token, supports_) || saying_.is_one_of(token, opposes_) ||
        saying_.is_one_of(token, faults_) || saying_.is_one_of(token, vows_) ||
        saying_.is_one_of(token, dangers_) || saying_.is_one_of(token, rejects_) ||
        saying_.is_one_of(token, nothings_) || saying_.is(token, "want") || saying_.is(token, "plan") ||
        saying_.is(token, "intend") || saying_.is(token, "urge") || saying_.is(token, "demand") ||
        saying_.is(token, "hope") || saying_.is(token, "decide") || saying_.is(token, "call") ||
        saying_.is(token, "ask") || saying_.is(token, "time") || saying_.is(token, "wrong") ||
        saying_.is(token, "take") || saying_.is(token, "commit") || saying_.is_one_of(token, moves_);
    const bool is_past_denial =
        kind == "VERB" && has_not(token) && (saying_.is(token, "do") || has_did(token));
    const bool is_now = kind == "VERB" && saying_.xpos(token) == "VBG" && has_not(token);
    if (!is_known && !is_past_denial && !is_now) return;
    // "There is a danger": what is put forward is that there is one.
    const std::uint32_t up = saying_.head(token);
    const bool is_there =
        up != no_id && saying_.relation(token) == "nsubj" && saying_.child(up, "expl") != no_id;
    // "has no substance", "poses a danger": the verb puts it forward.
    const bool is_object = up != no_id && saying_.relation(token) == "obj" && saying_.upos(up) == "VERB" &&
                           (saying_.is_one_of(token, nothings_) || saying_.is_one_of(token, perils_));
    if (!is_main(is_there || is_object ? up : token)) return;
    const std::uint32_t subject = subject_of(token);
    const Subject who = subject == no_id ? Subject::none : subject_kind(subject);
    const bool was_doing = is_now && saying_.child(token, "aux") != no_id &&
                           (saying_.form(saying_.child(token, "aux")) == "was" ||
                            saying_.form(saying_.child(token, "aux")) == "were");
    const bool is_going = saying_.is(token, "go") && saying_.child(token, "xcomp") != no_id;
    if ((is_past_denial || (was_doing && !is_going)) && who == Subject::self &&
        !saying_.is_one_of(token, states_) && !saying_.is_one_of(token, supports_) && !is_yet(i))
      add(ContentRule::denial);
    if (kind == "VERB" && !was_doing && saying_.xpos(token) == "VBG" && who == Subject::self &&
        has_not(token) && !saying_.is_one_of(token, states_) && !saying_.is(token, "go") &&
        !saying_.is(token, "say") && !is_only(token))
      add(ContentRule::refusal);
    // "was not willing to support": the word that it hangs on is denied.
    const bool is_denied_above = saying_.relation(token) == "xcomp" && has_not(saying_.head(token));
    if (is_known) read_known(i, who, has_not(token) || is_denied_above);
  }

  // "We are not just counting": we do count.
  bool is_only(std::uint32_t verb) const {
    return verb > 0 && (saying_.form(verb - 1) == "just" || saying_.form(verb - 1) == "only" ||
                        saying_.form(verb - 1) == "simply" || saying_.form(verb - 1) == "merely");
  }

  bool is_yet(std::size_t i) const {
    for (std::size_t before = i > 2 ? i - 2 : 0; before < std::min(i + 4, tokens_.size()); ++before) {
      if (saying_.form(tokens_[before]) == "yet") return true;
    }
    return false;
  }

  // "did not"; "have not" tells more often of what is still to come ("we have not reached the east") than that others err, and
  // "would never" of what will not be.
  bool has_did(std::uint32_t verb) const {
    bool has_past = false;
    for (std::uint32_t before = verb > 5 ? verb - 5 : 0; before < verb; ++before) {
      if (saying_.head(before) != verb) continue;
      const std::string_view word = saying_.form(before);
      if (word == "will" || word == "would" || word == "'ll" || word == "'d") return false;
      has_past = has_past || word == "did" || word == "never";
    }
    return has_past;
  }

  void read_known(std::size_t i, Subject who, bool is_denied) {
    const std::uint32_t token = tokens_[i];
    const bool is_self = who == Subject::self;
    const bool is_predicate = saying_.upos(token) != "NOUN" || saying_.child(token, "cop") != no_id ||
                              saying_.relation(token) == "root" || saying_.relation(token) == "ccomp";
    // "It is a lie" denies, "he lied" blames.
    const bool is_blame = saying_.is(token, "lie") && saying_.upos(token) == "VERB";
    const bool is_rated = token > 0 && saying_.form(token - 1) == "as";  // "lists the claim as false"
    if (saying_.is_one_of(token, falsehoods_) && is_predicate && !is_denied && !is_self && !is_blame &&
        !is_rated)
      deny();
    if (is_self && saying_.is_one_of(token, rejects_) && saying_.upos(token) == "VERB" && !is_denied) deny();
    if (saying_.is_one_of(token, nothings_) && has_no(i)) deny();
    // "They are wrong" answers them, "it is wrong to spend more" and "the figure was wrong" do not.
    const std::uint32_t erring = saying_.form(token) == "wrong" ? subject_of(token) : no_id;
    const bool is_claim =
        erring != no_id && (saying_.upos(erring) == "PRON" || saying_.is(erring, "statement") ||
                            saying_.is_one_of(erring, cue_list().list("@assertions")));
    if (is_claim && who == Subject::other && !is_denied) deny();
    // "Correcting it" and "was confirmed dead" affirm nothing.
    const bool is_manner = token > 0 && saying_.form(token - 1) == "politically";
    if (saying_.is_one_of(token, truths_) && is_predicate && !is_manner && saying_.upos(token) == "ADJ") {
      if (is_denied) {
        deny();
      } else {
        add(ContentRule::confirmation);
      }
    }
    const bool is_there = saying_.head(token) != no_id && saying_.child(saying_.head(token), "expl") != no_id;
    const bool is_risking = saying_.upos(token) == "VERB" && !is_self &&
                            (saying_.is(token, "risk") || saying_.is(token, "endanger") ||
                             saying_.is(token, "jeopardize") || saying_.is(token, "imperil"));
    // "He is dangerous", "the release is a disaster" judge somebody or something; "it is risky to wait" warns.
    const std::uint32_t judged = saying_.child(token, "nsubj");
    const bool is_judging =
        saying_.is(token, "disaster") || (judged != no_id && saying_.upos(judged) == "PROPN");
    const bool is_said = saying_.child(token, "cop") != no_id && !is_judging;
    if (saying_.is_one_of(token, dangers_) && (is_said || is_there || is_risking) && !is_denied)
      add(ContentRule::danger);
    if (is_self && saying_.is_one_of(token, supports_))
      add(is_denied ? ContentRule::opposition : ContentRule::support);
    if (is_self && saying_.is_one_of(token, opposes_) && !is_denied) add(ContentRule::opposition);
    // "It was a mistake"; not "their silence was a mistake", and not “we are sorry to hear it”.
    const bool is_named_fault = saying_.upos(token) == "NOUN" && who != Subject::other;
    const bool is_pity =
        next_is(i, "to") || (saying_.is(token, "sorry") && saying_.child(token, "ccomp") != no_id);
    if (saying_.is_one_of(token, faults_) && (is_self || is_named_fault) && is_predicate && !is_pity)
      add(is_own_words(token) ? ContentRule::correction : ContentRule::fault);
    if (is_self && saying_.is_one_of(token, vows_)) add(ContentRule::promise);
    read_call(i, who, is_denied);
    if (saying_.is_one_of(token, perils_) && saying_.relation(token) == "obj" && !is_denied && !is_self &&
        is_posed(saying_.head(token)))
      add(ContentRule::danger);
    if (is_self && !saying_.is_direct() && saying_.is(token, "hope")) add(ContentRule::wish);
    if (is_self && saying_.is(token, "want") && !is_denied) read_want(i);
    read_done(i, who, is_denied);
  }

  // "I regret my remarks", "she apologised for her words": a saying, and no deed.
  bool is_own_words(std::uint32_t verb) const {
    for (const std::string_view relation : {"obj", "obl"}) {
      const std::uint32_t object = saying_.child(verb, relation);
      if (object != no_id && (saying_.is(object, "remark") || saying_.is(object, "comment") ||
                              saying_.is(object, "word") || saying_.is(object, "statement")))
        return true;
    }
    return false;
  }

  // What the speaker means to do, or has done.
  void read_done(std::size_t i, Subject who, bool is_denied) {
    const std::uint32_t token = tokens_[i];
    const bool is_self = who == Subject::self;
    const bool is_ours = is_self || (who == Subject::other && speaks_for_others_);
    if (is_ours && saying_.upos(token) == "VERB" &&
        (saying_.is(token, "plan") || saying_.is(token, "intend") || saying_.is(token, "decide")) &&
        !is_denied)
      add(ContentRule::plan);
    // "The campaign had suspended two aides", "I filed my return", "remains committed to staying".
    const bool is_done =
        saying_.is_one_of(token, moves_) && saying_.upos(token) == "VERB" &&
        (saying_.xpos(token) == "VBD" || saying_.xpos(token) == "VBN" || saying_.xpos(token) == "VBG");
    const bool is_bound = saying_.is(token, "commit") && next_is(i, "to");
    // "It was taking additional steps".
    const std::uint32_t object =
        saying_.is(token, "take") && saying_.xpos(token) == "VBG" ? saying_.child(token, "obj") : no_id;
    const bool is_acting = object != no_id && (saying_.is(object, "step") || saying_.is(object, "action") ||
                                               saying_.is(object, "measure"));
    if (is_self && !is_denied && !has_if_ && (is_done || is_bound || is_acting) &&
        saying_.child(token, "aux:pass") == no_id)
      add(ContentRule::plan);
  }

  // "We urge", "I call on", "all we are asking for", "it is time for Congress to act".
  void read_call(std::size_t i, Subject who, bool is_denied) {
    const std::uint32_t token = tokens_[i];
    const bool is_self = who == Subject::self;
    const bool urges = saying_.is(token, "urge") || saying_.is(token, "demand");
    const bool calls =
        saying_.is(token, "call") && (next_is(i, "for") || next_is(i, "on") || next_is(i, "upon"));
    const bool asks = saying_.is(token, "ask") && saying_.xpos(token) == "VBG" && next_is(i, "for");
    if (is_self && saying_.upos(token) == "VERB" && !is_denied && (urges || calls || asks))
      add(ContentRule::demand);
    if (saying_.form(token) == "time" && saying_.child(token, "cop") != no_id && !is_denied &&
        who != Subject::other && (next_is(i, "for") || next_is(i, "to") || next_is(i, "that")))
      add(ContentRule::demand);
  }

  // "Poses a threat", "presents risks".
  bool is_posed(std::uint32_t verb) const {
    for (const std::string_view word :
         {"pose", "present", "create", "carry", "raise", "intensify", "increase", "risk"}) {
      if (verb != no_id && saying_.is(verb, word)) return true;
    }
    return false;
  }

  bool has_no(std::size_t i) const {
    for (std::size_t before = i > 3 ? i - 3 : 0; before < i; ++before) {
      if (saying_.form(tokens_[before]) == "no") return true;
    }
    return false;
  }

  // "He wants Congress to act" calls on somebody; "he wants to run", “I want him to be happy” and "they want troops" do not.
  void read_want(std::size_t i) {
    const std::uint32_t subject = subject_of(tokens_[i]);
    const bool is_first_person =
        subject != no_id && (saying_.form(subject) == "we" || saying_.form(subject) == "i");
    if (subject == no_id || is_first_person) return;
    if (next_is(i, "to") && !next_is(i + 1, "see")) {
      add(ContentRule::wish);
    } else if (saying_.form(subject) != "they") {
      add(ContentRule::demand);
    }
  }

  // "Do not underestimate him." in a quotation.
  void read_imperative(std::size_t i) {
    const std::uint32_t token = tokens_[i];
    // Tags take it for a plural now and then; behind these words it is none.
    const std::uint32_t cue = saying_.cue_head(), subject = saying_.child(token, "nsubj");
    const bool is_wish = cue != no_id && (saying_.is(cue, "suggest") || saying_.is(cue, "propose") ||
                                          saying_.is(cue, "insist") || saying_.is(cue, "ask"));
    const bool is_bare = saying_.xpos(token) == "VB" || (is_wish && saying_.xpos(token) == "VBP" &&
                                                         subject != no_id && saying_.xpos(subject) == "NN");
    if (!is_bare || saying_.upos(token) != "VERB") return;
    // "suggested that the program end"
    if (is_wish && saying_.relation(token) == "ccomp" && !saying_.is_in_content(saying_.head(token)) &&
        saying_.child(token, "nsubj") != no_id && saying_.child(token, "aux") == no_id)
      add(ContentRule::demand);
    // A headline gives the words without quotation marks: "Mayor: Keep out of the river".
    const bool is_headline = !saying_.cue().empty() && saying_.form(saying_.cue().back()) == ":";
    if ((!saying_.is_direct() && !is_headline) || saying_.xpos(token) != "VB") return;
    const bool is_top = saying_.relation(token) == "root" || saying_.head(token) == no_id ||
                        !saying_.is_in_content(saying_.head(token));
    if (!is_top || saying_.child(token, "nsubj") != no_id) return;
    // What stands in the middle of a speech is seldom its point.
    if (tokens_.size() > widest_point && !is_first_sentence(i)) return;
    // Nothing but adverbs, "do not" and marks may stand before it in its sentence.
    for (std::size_t before = i; before-- > 0;) {
      const std::uint32_t word = tokens_[before];
      if (is_sentence_end(word)) break;
      if (saying_.is_mark(word)) {
        // The tax breaks “do nothing to help”: the sentence began before.
        const bool goes_on =
            before > 0 && tokens_[before - 1] + 1 == word && saying_.upos(tokens_[before - 1]) != "PUNCT";
        if (goes_on) return;
        break;
      }
      const std::string_view kind = saying_.upos(word);
      // “These people know words,” she said, “and leave themselves room”: the verb is joined to the first one.
      if (kind == "CCONJ" && before > 0 && saying_.is_mark(tokens_[before - 1])) return;
      if (kind != "ADV" && kind != "PART" && kind != "INTJ" && kind != "CCONJ" && !saying_.is(word, "do") &&
          kind != "PUNCT")
        return;
    }
    if (!saying_.is_one_of(token, cue_list().list("@calls")) || is_letting(i)) add(ContentRule::demand);
  }

  bool is_first_sentence(std::size_t i) const {
    return std::none_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](std::uint32_t token) { return is_sentence_end(token); });
  }

  // "Let them fight", not "let me say" and "let's see".
  bool is_letting(std::size_t i) const {
    return saying_.is(tokens_[i], "let") && i + 1 < tokens_.size() && !next_is(i, "me") &&
           !next_is(i, "us") && !next_is(i, "'s");
  }

  bool is_sentence_end(std::uint32_t token) const {
    const std::string_view word = saying_.document().token(token);
    return word == "." || word == "!" || word == "?" || word == ";" || word == ":";
  }

  const Saying& saying_;
  const std::vector<std::uint32_t>& tokens_;
  std::uint32_t falsehoods_, truths_, dangers_, supports_, opposes_, faults_, vows_, states_, nothings_,
      rejects_, inert_, moves_, perils_, bodies_, feelings_;
  bool has_if_ = false;             // under a condition "would" is no plan
  bool speaks_for_others_ = false;  // a spokesman, an aide: what others will do is their plan
  std::uint32_t found_ = 0;
};

}  // namespace

std::uint32_t rules_of_content(const Saying& saying) { return ContentReading(saying).read(); }

}  // namespace sayso
