#include "stages/coreference/people_words.hpp"
#include "stages/speakers/name_words.hpp"

#include <algorithm>

namespace sayso {

void describe_words(const SpeakerView& view, Span words, Speaker& speaker) {
  std::string_view text = view.document.text(words);
  for (const std::string_view added :
       {", who ", ", which ", ", whose ", ", including ", ", a ", ", an ", ", conducted ", ", released ",
        ", published ", ", led ", " - ", " – ", " — ", " (", "; "}) {
    const std::size_t at = text.find(added);
    if (at != std::string_view::npos && at > 3) text = text.substr(0, at);
  }
  for (const std::string_view link : {"but ", "But ", "and ", "And ", "by ", "By ", "from ", "From ",
                                      "among ", "Among ", "to ", "To ", "even ", "Even "}) {
    if (text.starts_with(link)) text.remove_prefix(link.size());
  }
  for (const std::string_view mark : {"'s", "’s", "s'", "s’"}) {
    if (text.ends_with(mark) && text.size() > mark.size())
      text.remove_suffix(mark[0] == 's' ? mark.size() - 1 : mark.size());
  }
  while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == '\n'))
    text.remove_suffix(1);
  view.scratch.name.assign(text);
  std::replace(view.scratch.name.begin(), view.scratch.name.end(), '\n', ' ');
  speaker.is_named = false;
  speaker.type = SpeakerType::unknown;
}

SpeakerType type_of_words(const SpeakerView& view, std::uint32_t head, bool is_plural) {
  std::string& word = view.scratch.key;
  plain_form(view.document.token(head), word);
  std::uint32_t kinds = PeopleWords::shared().of(word);
  if (kinds == 0) kinds = PeopleWords::shared().of(view.grammar.lemma(view.document, head, word));
  const std::uint32_t mention = view.mention_at(head);
  const bool is_quantity =
      view.upos(head) == "NUM" || word == "percent" || word == "%" || word == "number" || word == "majority";
  if (is_quantity || (kinds & group_word) != 0) return SpeakerType::group;
  const std::string_view tag = view.xpos(head);
  const bool has_plural = is_plural || tag == "NNS" || tag == "NNPS";
  if (mention != no_id && view.kind_of_name(mention) == NameKind::group) return SpeakerType::group;
  if ((kinds & (person_word | male_word | female_word | title_word)) != 0) {
    return has_plural ? SpeakerType::group : SpeakerType::person;
  }
  if ((kinds & document_word) != 0) return SpeakerType::document;
  if ((kinds & organisation_word) != 0) return has_plural ? SpeakerType::group : SpeakerType::organisation;
  if (has_plural || tag == "JJ" || view.upos(head) == "PRON" || view.upos(head) == "DET")
    return SpeakerType::group;
  if (mention != no_id && view.document.mentions[mention].gender == Gender::thing)
    return SpeakerType::document;
  return view.upos(head) == "PROPN" ? SpeakerType::organisation : SpeakerType::person;
}

}  // namespace sayso
