//! The screens. Each holds its own state and keys; none knows another.

pub mod after;
pub mod answer;
pub mod browser;
pub mod catch_up;
pub mod export;
pub mod home;
pub mod live;
pub mod mirror;
pub mod names;
pub mod prepare;
pub mod review;
pub mod share_back;
