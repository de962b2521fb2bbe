#include "links/speakers/speakers.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sayso {
namespace {

std::int64_t as_integer(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t as_hash(std::int64_t value) { return static_cast<std::uint64_t>(value); }

SpeakerType type_named(std::string_view word) {
  return value_named<SpeakerType>(word).value_or(SpeakerType::unknown);
}

// "the Observer" in the Wick Valley Observer.
bool is_end_of_outlet(std::string_view name, std::string_view outlet) {
  std::vector<std::string> words = words_in(folded(name));
  const std::vector<std::string> whole = words_in(folded(outlet));
  if (!words.empty() && words[0] == "the") words.erase(words.begin());
  if (words.empty() || words.size() >= whole.size()) return false;
  const bool is_written_as_name = std::any_of(name.begin(), name.end(), [first = true](char c) mutable {
    const bool begins = std::exchange(first, c == ' ');
    return begins && is_ascii_capital(c);
  });
  return is_written_as_name && std::equal(words.rbegin(), words.rend(), whole.rbegin());
}

std::uint64_t initials_block(const Profile& profile) {
  if (profile.type == SpeakerType::person || profile.body.initials.empty()) return 0;
  BodyName acronym;
  acronym.words = {profile.body.initials};
  return body_block(acronym);
}

}  // namespace

SpeakerLinks::SpeakerLinks(Database& database)
    : database_(database), in_article_(database, "SELECT s.id, s.number FROM speaker_in_article s JOIN "
                                                 "article a ON a.id = s.article AND a.run = s.run "
                                                 "WHERE s.article = ?1"),
      article_facts_(database, "SELECT a.key, coalesce(a.published, ''), coalesce(o.name, '') FROM article a "
                               "LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?1"),
      find_profile_(
          database,
          "SELECT id FROM profile WHERE name = ?1 AND read_as = ?2 AND role = ?3 AND affiliation = ?4"),
      add_profile_(database, "INSERT INTO profile (block, initials, name, read_as, type, role, affiliation) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      types_of_name_(database, "SELECT id, read_as, type FROM profile WHERE name = ?1"),
      retype_(database, "UPDATE profile SET type = ?2, block = ?3, initials = ?4 WHERE id = ?1"),
      set_profile_(database, "UPDATE speaker_in_article SET profile = ?2 WHERE id = ?1"),
      forget_article_(
          database,
          "UPDATE speaker_in_article SET profile = NULL WHERE article = ?1 AND profile IS NOT NULL"),
      speakers_of_article_(
          database,
          "SELECT DISTINCT speaker FROM speaker_in_article WHERE article = ?1 AND speaker IS NOT NULL"),
      profile_(database, "SELECT name, type, role, affiliation, block, initials, cluster, read_as FROM "
                         "profile WHERE id = ?1"),
      block_(database, "SELECT id FROM profile WHERE block = ?1"),
      set_cluster_(database, "UPDATE profile SET cluster = ?2 WHERE id = ?1"),
      of_profile_(database, "SELECT id, article FROM speaker_in_article WHERE profile = ?1"),
      stories_of_profile_(
          database,
          "SELECT DISTINCT t.story FROM speaker_in_article s JOIN story_article t ON t.article = s.article "
          "WHERE s.profile = ?1"),
      profiles_of_article_(
          database,
          "SELECT DISTINCT profile FROM speaker_in_article WHERE article = ?1 AND profile IS NOT NULL"),
      story_of_(database, "SELECT story FROM story_article WHERE article = ?1"),
      story_mentions_(database,
                      "SELECT s.id, s.article, s.profile FROM story_article t JOIN speaker_in_article s "
                      "ON s.article = t.article AND s.profile IS NOT NULL WHERE t.story = ?1"),
      speaker_of_(database, "SELECT speaker, found FROM speaker_in_article WHERE id = ?1"),
      set_speaker_(database, "UPDATE speaker_in_article SET speaker = ?2, found = NULL WHERE id = ?1"),
      find_speaker_(database, "SELECT id, name FROM speaker WHERE key = ?1"),
      add_speaker_(database, "INSERT INTO speaker (key, name, type, named) VALUES (?1, ?2, ?3, ?4)"),
      rename_(database, "UPDATE speaker SET name = ?2, type = ?3 WHERE id = ?1"),
      uses_(database, "SELECT 1 WHERE EXISTS (SELECT 1 FROM speaker_in_article WHERE speaker = ?1) "
                      "OR EXISTS (SELECT 1 FROM statement WHERE speaker_set = ?1)"),
      delete_speaker_(database, "DELETE FROM speaker WHERE id = ?1 RETURNING key"),
      // Readings that are no longer in force have no speakers over all articles: whom they had would depend on when they were set aside.
      old_rows_(database, "UPDATE speaker_in_article AS old SET speaker = NULL, found = NULL WHERE article = "
                          "?1 AND profile IS NULL AND "
                          "(EXISTS (SELECT 1 FROM article a WHERE a.id = old.article AND (a.superseded_by IS "
                          "NOT NULL OR a.run <> old.run)))"),
      names_(database) {}

void SpeakerLinks::take_up(Row article, const Reading& reading) {
  std::vector<std::pair<Row, std::size_t>> rows;
  in_article_.bind(1, article);
  while (in_article_.step())
    rows.emplace_back(in_article_.integer(0), static_cast<std::size_t>(in_article_.integer(1)));
  std::sort(rows.begin(), rows.end(),
            [](const auto& one, const auto& two) { return one.second < two.second; });
  std::map<std::string, int> seen;
  const std::string& outlet = reading.article.source.outlet;
  for (const auto& [row, number] : rows) {
    if (number >= reading.speakers.size()) continue;
    const Reading::Speaker& speaker = reading.speakers[number];
    if (!speaker.name.empty() && (speaker.is_named || is_end_of_outlet(speaker.name, outlet))) {
      name_speaker(row, outlet, reading, speaker);
    } else {
      keep_unnamed(row, reading, speaker, seen);
    }
  }
}

void SpeakerLinks::name_speaker(Row row, std::string_view outlet, const Reading& reading,
                                const Reading::Speaker& speaker) {
  const bool is_own = is_end_of_outlet(speaker.name, outlet);
  const std::string name = is_own ? std::string(outlet) : speaker.name;
  const SpeakerType read_as = is_own                                 ? SpeakerType::organisation
                              : speaker.type == SpeakerType::unknown ? SpeakerType::organisation
                                                                     : speaker.type;
  const SpeakerType type = settle_type(name, read_as);
  const Profile profile = profile_of(name, type, role_form(reading.text(speaker.role)),
                                     folded(reading.text(speaker.affiliation)));
  if (profile.block == 0) {
    std::map<std::string, int> seen;
    keep_unnamed(row, reading, speaker, seen);
    return;
  }
  const Row known = profile_row(profile, read_as);
  set_profile_.bind(1, row).bind(2, known).run();
  fresh_.emplace_back(row, known);
}

void SpeakerLinks::keep_unnamed(Row row, const Reading& reading, const Reading::Speaker& speaker,
                                std::map<std::string, int>& seen) {
  std::string content = reading.id + '\t' + std::string(name_of(speaker.type)) + '\t' + speaker.name;
  const int before = seen[content]++;
  content.append("\t").append(std::to_string(before));
  const std::string key = content_id("p", content);
  set_speaker_.bind(1, row).bind(2, speaker_row(key, speaker.name, speaker.type, speaker.is_named)).run();
}

// Persons and bodies of one name: what it is follows from what all articles take it for.
SpeakerType SpeakerLinks::settle_type(const std::string& name, SpeakerType read_as) {
  if (read_as != SpeakerType::person && read_as != SpeakerType::organisation) return read_as;
  bool is_person = read_as == SpeakerType::person, is_body = !is_person;
  std::vector<std::pair<Row, SpeakerType>> known;
  types_of_name_.bind(1, name);
  while (types_of_name_.step()) {
    const SpeakerType read = type_named(types_of_name_.text(1));
    if (read != SpeakerType::person && read != SpeakerType::organisation) continue;
    (read == SpeakerType::person ? is_person : is_body) = true;
    known.emplace_back(types_of_name_.integer(0), type_named(types_of_name_.text(2)));
  }
  const SpeakerType type = likelier_type(name, is_person, is_body);
  for (const auto& [row, now] : known) {
    if (now == type) continue;
    const Stored before = stored(row);
    const Profile after = profile_of(name, type, before.profile.role, before.profile.affiliation);
    retype_.bind(1, row).bind(2, name_of(type)).bind(3, as_integer(after.block));
    retype_.bind(4, as_integer(initials_block(after))).run();
    profiles_.erase(row);
    blocks_.insert(before.profile.block);
    blocks_.insert(after.block);
    changed_.insert(row);
  }
  return type;
}

Row SpeakerLinks::profile_row(const Profile& profile, SpeakerType read_as) {
  find_profile_.bind(1, profile.name)
      .bind(2, name_of(read_as))
      .bind(3, profile.role)
      .bind(4, profile.affiliation);
  if (find_profile_.step()) {
    const Row row = find_profile_.integer(0);
    find_profile_.reset();
    return row;
  }
  add_profile_.bind(1, as_integer(profile.block))
      .bind(2, as_integer(initials_block(profile)))
      .bind(3, profile.name);
  add_profile_.bind(4, name_of(read_as)).bind(5, name_of(profile.type)).bind(6, profile.role);
  add_profile_.bind(7, profile.affiliation).run();
  blocks_.insert(profile.block);
  return database_.last_id();
}

void SpeakerLinks::forget(Row article) {
  story_of_.bind(1, article);
  const Row story = story_of_.step() ? story_of_.integer(0) : no_row;
  story_of_.reset();
  if (story != no_row) touch(article, story);
  profiles_of_article_.bind(1, article);
  std::vector<Row> lost;
  while (profiles_of_article_.step()) lost.push_back(profiles_of_article_.integer(0));
  speakers_of_article_.bind(1, article);
  while (speakers_of_article_.step()) left_.insert(speakers_of_article_.integer(0));
  forget_article_.bind(1, article).run();
  forgotten_.push_back(article);
  for (const Row profile : lost) {
    of_profile_.bind(1, profile);
    const bool is_used = of_profile_.step();
    of_profile_.reset();
    if (is_used) continue;
    const Stored gone = stored(profile);
    blocks_.insert(gone.profile.block);
    Query(database_, "DELETE FROM profile WHERE id = ?1").bind(1, profile).run();
    profiles_.erase(profile);
    // What is left of the name may be of another type now.
    types_of_name_.bind(1, gone.profile.name);
    std::optional<SpeakerType> left;
    while (types_of_name_.step()) left = type_named(types_of_name_.text(1));
    if (left) settle_type(gone.profile.name, *left);
  }
}

void SpeakerLinks::touch(Row article, Row story) {
  profiles_of_article_.bind(1, article);
  std::vector<Row> profiles;
  while (profiles_of_article_.step()) profiles.push_back(profiles_of_article_.integer(0));
  std::set<Block>& blocks = stories_[story];
  for (const Row profile : profiles) {
    const Stored& one = stored(profile);
    blocks.insert(one.profile.block);
    if (one.initials != 0) blocks.insert(one.initials);
  }
}

const SpeakerLinks::Stored& SpeakerLinks::stored(Row profile) {
  const auto known = profiles_.find(profile);
  if (known != profiles_.end()) return known->second;
  Stored made;
  profile_.bind(1, profile);
  if (profile_.step()) {
    made.profile =
        profile_of(profile_.text(0), type_named(profile_.text(1)), profile_.text(2), profile_.text(3));
    made.profile.block = as_hash(profile_.integer(4));
    made.initials = as_hash(profile_.integer(5));
    made.cluster = profile_.text(6);
    made.read_as = profile_.text(7);
    profile_.reset();
  }
  return profiles_.emplace(profile, std::move(made)).first->second;
}

const SpeakerLinks::ArticleFacts& SpeakerLinks::facts(Row article) {
  const auto known = facts_.find(article);
  if (known != facts_.end()) return known->second;
  ArticleFacts made;
  article_facts_.bind(1, article);
  if (article_facts_.step()) {
    made = {std::string(article_facts_.text(0)), std::string(article_facts_.text(1)),
            std::string(article_facts_.text(2))};
    article_facts_.reset();
  }
  return facts_.emplace(article, std::move(made)).first->second;
}

void SpeakerLinks::join_block(Block block) {
  std::vector<Row> rows;
  block_.bind(1, as_integer(block));
  while (block_.step()) rows.push_back(block_.integer(0));
  std::vector<const Stored*> known;
  known.reserve(rows.size());
  for (const Row row : rows) known.push_back(&stored(row));
  // By what they say, so that it follows from them and not from when they came.
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto said = [&](std::uint32_t i) {
    const Profile& profile = known[i]->profile;
    return std::tie(profile.name, known[i]->read_as, profile.role, profile.affiliation);
  };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t one, std::uint32_t two) { return said(one) < said(two); });
  std::vector<const Profile*> profiles;
  profiles.reserve(rows.size());
  for (const std::uint32_t i : order) profiles.push_back(&known[i]->profile);
  const JoinedBlock joined = join_profiles(profiles);
  for (const Cluster& cluster : joined.clusters) {
    clusters_[cluster.key] = {cluster.name, cluster.type};
    speaker_row(cluster.key, cluster.name, cluster.type, true);
  }
  static const std::string loose;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t cluster = joined.cluster_of[i];
    const std::string& key = cluster == no_id ? loose : joined.clusters[cluster].key;
    if (known[order[i]]->cluster != key) change_cluster(rows[order[i]], key);
  }
}

void SpeakerLinks::change_cluster(Row profile, const std::string& key) {
  set_cluster_.bind(1, profile).bind_or_null(2, key).run();
  profiles_.find(profile)->second.cluster = key;
  changed_.insert(profile);
}

Row SpeakerLinks::speaker_row(const std::string& key, std::string_view name, SpeakerType type,
                              bool is_named) {
  const auto known = speakers_.find(key);
  if (known != speakers_.end() && known->second.second == name) return known->second.first;
  find_speaker_.bind(1, key);
  Row row = no_row;
  if (find_speaker_.step()) {
    row = find_speaker_.integer(0);
    const bool is_other = find_speaker_.text(1) != name;
    find_speaker_.reset();
    if (is_other) {
      rename_.bind(1, row).bind_or_null(2, name).bind(3, name_of(type)).run();
      names_.set(row, name);
    }
  } else {
    add_speaker_.bind(1, key)
        .bind_or_null(2, name)
        .bind(3, name_of(type))
        .bind(4, std::int64_t{is_named ? 1 : 0})
        .run();
    row = database_.last_id();
    names_.set(row, name);
    left_.insert(row);  // dropped again if a decision leaves it without mentions
  }
  speakers_[key] = {row, std::string(name)};
  return row;
}

void SpeakerLinks::set_speaker(Row row, const std::string& key, std::string_view name, SpeakerType type,
                               bool is_named) {
  const Row speaker = speaker_row(key, name, type, is_named);
  Row before = no_row;
  bool is_found = true;
  speaker_of_.bind(1, row);
  if (speaker_of_.step()) {
    before = speaker_of_.integer(0);
    is_found = speaker_of_.is_null(1);
    speaker_of_.reset();
  }
  if (before == speaker && is_found) return;
  if (before != no_row) left_.insert(before);
  set_speaker_.bind(1, row).bind(2, speaker).run();
}

void SpeakerLinks::settle(const CorrectedGroups& corrected) {
  const bool is_heeded =
      heeded_ && heeded_->joined == corrected.joined && heeded_->parted == corrected.parted;
  if (!is_heeded) take_back();
  for (const Block block : std::exchange(blocks_, {})) join_block(block);
  settle_fresh();
  for (const auto& [story, blocks] : std::exchange(stories_, {})) settle_story(story, blocks);
  if (!corrected.empty()) heed(corrected);
  heeded_ = corrected;
  for (const Row article : std::exchange(forgotten_, {})) old_rows_.bind(1, article).run();
  drop_unused();
  if (profiles_.size() > 50000) profiles_.clear();
  if (facts_.size() > 50000) facts_.clear();
  if (speakers_.size() > 50000) speakers_.clear();
  clusters_.clear();
}

void SpeakerLinks::settle_fresh() {
  std::vector<Row> rows;  // speaker_in_article
  for (const Row profile : std::exchange(changed_, {})) {
    const Stored& now = stored(profile);
    if (!now.cluster.empty()) {
      rows.clear();
      of_profile_.bind(1, profile);
      while (of_profile_.step()) rows.push_back(of_profile_.integer(0));
      const auto& [name, type] = clusters_[now.cluster];
      for (const Row row : rows) set_speaker(row, now.cluster, name, type, true);
    }
    // Its neighbours' loose mentions may mean it now, or no longer.
    stories_of_profile_.bind(1, profile);
    while (stories_of_profile_.step()) {
      std::set<Block>& blocks = stories_[stories_of_profile_.integer(0)];
      blocks.insert(now.profile.block);
      if (now.initials != 0) blocks.insert(now.initials);
    }
  }
  for (const auto& [row, profile] : std::exchange(fresh_, {})) {
    const Stored& now = stored(profile);
    if (now.cluster.empty()) continue;
    auto known = clusters_.find(now.cluster);
    if (known == clusters_.end()) {
      find_speaker_.bind(1, now.cluster);
      std::string name = now.profile.name;
      if (find_speaker_.step()) name = find_speaker_.text(1);
      find_speaker_.reset();
      known = clusters_.emplace(now.cluster, std::pair(name, now.profile.type)).first;
    }
    set_speaker(row, now.cluster, known->second.first, known->second.second, true);
  }
}

void SpeakerLinks::settle_story(Row story, const std::set<Block>& blocks) {
  struct Stand {
    Row row, article, profile;
  };
  std::vector<Stand> places;
  story_mentions_.bind(1, story);
  while (story_mentions_.step())
    places.push_back({story_mentions_.integer(0), story_mentions_.integer(1), story_mentions_.integer(2)});
  std::erase_if(places, [&](const Stand& place) {
    const Stored& one = stored(place.profile);
    return blocks.count(one.profile.block) == 0 && blocks.count(one.initials) == 0;
  });
  std::vector<StoryMention> mentions;
  for (const Stand& place : places) {
    const Stored& one = stored(place.profile);
    const ArticleFacts& article = facts(place.article);
    mentions.push_back({&one.profile, one.cluster, article.key, article.published, article.outlet, {}});
  }
  resolve(mentions);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!stored(places[i].profile).cluster.empty()) continue;
    const StoryMention& mention = mentions[i];
    std::string name = mention.name;
    if (name.empty()) {
      find_speaker_.bind(1, mention.cluster);
      name = find_speaker_.step() ? std::string(find_speaker_.text(1)) : mention.profile->name;
      find_speaker_.reset();
    }
    set_speaker(places[i].row, mention.cluster, name, mention.profile->type, true);
  }
}

void SpeakerLinks::drop_unused() {
  for (const Row speaker : std::exchange(left_, {})) {
    uses_.bind(1, speaker);
    const bool is_used = uses_.step();
    uses_.reset();
    if (is_used) continue;
    delete_speaker_.bind(1, speaker);
    while (delete_speaker_.step()) speakers_.erase(std::string(delete_speaker_.text(0)));
    names_.drop(speaker);
  }
}

}  // namespace sayso
