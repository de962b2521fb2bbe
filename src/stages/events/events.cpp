#include "stages/events/events.hpp"

#include "stages/events/gather.hpp"
#include "stages/events/participants.hpp"
#include "stages/events/settle.hpp"
#include "stages/events/triggers.hpp"
#include "stages/workbench.hpp"

namespace sayso {

void run_events(Document& document, Workbench& bench) {
  document.events.clear();
  const CoreferenceScratch& made = bench.coreference;
  const bool is_ready =
      made.infos.size() == document.mentions.size() && made.notes.word.size() == document.tokens.size() &&
      document.statement_speakers.size() == document.statements.size() && !document.tokens.head.empty();
  if (!is_ready) return;
  if (bench.events == nullptr) bench.events = std::make_shared<EventDesk>();
  EventDesk& desk = *bench.events;
  const events::View view(document, bench.grammar, made.notes, events::event_list());
  const SpeakerView speakers{document, bench.grammar, made.infos, made.notes, bench.speakers};
  events::Participants participants(view, speakers, desk);
  desk.fillers.clear();
  events::find_triggers(view, participants, speakers, desk);
  events::settle(view, desk);
  for (events::Found& found : desk.found) {
    if (found.holder == no_id) participants.find(found);
  }
  events::gather(document, view, participants, speakers, desk);
}

}  // namespace sayso
