// Speakers over all articles, in the record: gives every speaker_in_article of a reading in force its speaker. What is decided is
// decided in clusters.hpp; here is only what must be decided again when articles come: the blocks that get a new profile, and the
// loose mentions in the stories where something changed.
//
//   SpeakerLinks speakers(database);
//   speakers.take_up(article, reading);        // a reading that came into force
//   speakers.touch(article, story);            // this article came into, or left, this story
//   speakers.settle(corrected_speakers(database));
//
// Odd cases: a speaker whom nobody names is its own, in its article; an article that calls its own outlet by a part of its name
// ("the Observer") means the outlet. A person's decisions (merge and split speakers) hold over what is found.
#pragma once

#include "links/speakers/clusters.hpp"
#include "record/corrections/corrections.hpp"
#include "record/record.hpp"
#include "record/speaker_names.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso {

class SpeakerLinks {
 public:
  explicit SpeakerLinks(Database& database);

  void take_up(Row article, const Reading& reading);
  // Of an article that a later version replaced, or of an older run: its speakers are no longer asked.
  void forget(Row article);
  void touch(Row article, Row story);
  void settle(const CorrectedGroups& corrected);

 private:
  using Block = std::uint64_t;
  struct Stored {
    Profile profile;
    std::string read_as;  // its type, as read
    Block initials = 0;
    std::string cluster;  // empty: loose
  };
  struct ArticleFacts {
    std::string key, published, outlet;
  };

  void name_speaker(Row row, std::string_view outlet, const Reading& reading,
                    const Reading::Speaker& speaker);
  void keep_unnamed(Row row, const Reading& reading, const Reading::Speaker& speaker,
                    std::map<std::string, int>& seen);
  Row profile_row(const Profile& profile, SpeakerType read_as);
  SpeakerType settle_type(const std::string& name, SpeakerType read_as);
  const Stored& stored(Row profile);
  const ArticleFacts& facts(Row article);
  void join_block(Block block);
  void change_cluster(Row profile, const std::string& key);
  void settle_fresh();
  void settle_story(Row story, const std::set<Block>& blocks);
  void set_speaker(Row row, const std::string& key, std::string_view name, SpeakerType type, bool is_named);
  Row speaker_row(const std::string& key, std::string_view name, SpeakerType type, bool is_named);
  void drop_unused();

  // What people decided (heed.cpp): `before` is found again without it when it changed, then it is laid over what was found.
  struct Member {
    Row row = no_row;
    std::string found;  // key of the speaker that the links found
  };
  using Members = std::map<std::string, std::vector<Member>>;
  void take_back();
  void heed(const CorrectedGroups& corrected);
  Members members_of(const CorrectedGroups& corrected);
  void merge(const CorrectedGroups& corrected, const Members& members);
  void split(const CorrectedGroups& corrected, const Members& members);

  Database& database_;
  Query in_article_, article_facts_, find_profile_, add_profile_, types_of_name_, retype_, set_profile_,
      forget_article_, speakers_of_article_;
  Query profile_, block_, set_cluster_, of_profile_, stories_of_profile_, profiles_of_article_, story_of_,
      story_mentions_;
  Query speaker_of_, set_speaker_, find_speaker_, add_speaker_, rename_, uses_, delete_speaker_, old_rows_;
  SpeakerNames names_;

  std::unordered_map<Row, Stored> profiles_;
  std::unordered_map<Row, ArticleFacts> facts_;
  std::unordered_map<std::string, std::pair<Row, std::string>> speakers_;  // row and name by key
  std::unordered_map<std::string, std::pair<std::string, SpeakerType>>
      clusters_;                            // name and type by key, of blocks joined now
  std::set<Block> blocks_;                  // to be joined again
  std::map<Row, std::set<Block>> stories_;  // whose loose mentions are to be resolved again
  std::vector<std::pair<Row, Row>> fresh_;  // speaker_in_article and its profile
  std::set<Row> changed_;                   // profiles with another cluster
  std::set<Row> left_;                      // speakers that lost a mention
  std::vector<Row> forgotten_;              // articles
  std::optional<CorrectedGroups> heeded_;
};

}  // namespace sayso
