#include "model/gazetteer/gazetteer.hpp"
#include "sayso/reader.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

namespace fs = std::filesystem;

const fs::path models = SAYSO_SOURCE_DIR "/models";

// A folder with the model and nothing beside it.
class ModelBeside : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::create_symlink(models / "english.sayso", folder_ / "english.sayso");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string model() const { return (folder_ / "english.sayso").string(); }
  // One a test, for tests run beside one another.
  fs::path folder_ =
      fs::temp_directory_path() /
      (std::string("sayso_model_test_") + testing::UnitTest::GetInstance()->current_test_info()->name() +
       std::to_string(::getpid()));
};

TEST_F(ModelBeside, OpensWithoutAGazetteer) {
  const auto opened = Model::open(model());
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->gazetteer(), nullptr);
}

TEST_F(ModelBeside, OpensWithTheGazetteerBesideIt) {
  fs::create_symlink(models / "places.sayso", folder_ / "places.sayso");
  const auto opened = Model::open(model());
  ASSERT_TRUE(opened) << opened.error().message;
  ASSERT_NE(opened->gazetteer(), nullptr);
  EXPECT_FALSE(opened->gazetteer()->senses("nairobi").empty());
}

TEST_F(ModelBeside, IsRefusedWithADamagedGazetteer) {
  fs::copy_file(models / "places.sayso", folder_ / "places.sayso");
  fs::permissions(folder_ / "places.sayso", fs::perms::owner_write, fs::perm_options::add);
  {
    std::fstream file(folder_ / "places.sayso", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(500'000);
    file.put('#');
  }
  const auto opened = Model::open(model());
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("places.sayso is damaged in section"), std::string::npos)
      << opened.error().message;
}

}  // namespace
}  // namespace sayso
