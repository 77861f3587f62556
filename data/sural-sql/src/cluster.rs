//! A scheduler and executors that know the functions, each a process of its own.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use ballista::prelude::SessionContextExt;
use ballista_core::error::Result as BallistaResult;
use ballista_core::extension::SessionConfigExt;
use ballista_core::serde::{BallistaLogicalExtensionCodec, BallistaPhysicalExtensionCodec};
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::common::Result;
use datafusion::execution::{SessionState, SessionStateBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion_proto::logical_plan::LogicalExtensionCodec;
use datafusion_proto::physical_plan::PhysicalExtensionCodec;

use crate::assess::Content;
use crate::codec::Codec;

/// Where a scheduler listens.
#[derive(Debug, Clone, clap::Args)]
pub struct Scheduler {
    /// The address that it listens on
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port that it listens on
    #[arg(long, default_value_t = 50050)]
    port: u16,
    /// After how many seconds of silence an executor counts as lost, and its work is given to others
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    lost_after: u64,
}

/// Where an executor listens and works.
#[derive(Debug, Clone, clap::Args)]
pub struct Executor {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050", value_parser = host_and_port)]
    scheduler: (String, u16),
    /// The address that it listens on
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port for columns; the next is for orders
    #[arg(long, default_value_t = 50051, value_parser = clap::value_parser!(u16).range(..65535))]
    port: u16,
    /// The folder for what lies between two steps of a query, which it alone uses
    #[arg(long, value_name = "DIR")]
    work: PathBuf,
    /// How many threads work
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,
    /// How often it says that it is there, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    beat: u64,
}

/// Takes queries apart and gives the parts to executors, until it is ended.
///
/// # Errors
/// When it cannot listen.
pub async fn schedule(content: &Content, with: &Scheduler) -> BallistaResult<()> {
    let config = SchedulerConfig {
        bind_host: with.host.to_string(),
        bind_port: with.port,
        external_host: with.host.to_string(),
        executor_timeout_seconds: with.lost_after,
        expire_dead_executor_interval_seconds: (with.lost_after / 3).max(1),
        override_logical_codec: Some(logical(content)),
        override_physical_codec: Some(physical(content)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let address = SocketAddr::new(with.host, with.port);
    start_server(cluster, address, Arc::new(config)).await
}

/// Does parts of queries, until it is ended.
///
/// # Errors
/// When it cannot listen, work in its folder or reach the scheduler.
pub async fn execute(content: &Content, with: &Executor) -> BallistaResult<()> {
    std::fs::create_dir_all(&with.work)?;
    let (scheduler_host, scheduler_port) = with.scheduler.clone();
    let config = ExecutorProcessConfig {
        bind_host: with.host.to_string(),
        external_host: Some(with.host.to_string()),
        port: with.port,
        grpc_port: with.port + 1,
        scheduler_host,
        scheduler_port,
        scheduler_connect_timeout_seconds: 30,
        vcores: with.threads,
        work_dir: Some(with.work.display().to_string()),
        executor_heartbeat_interval_seconds: with.beat,
        override_logical_codec: Some(logical(content)),
        override_physical_codec: Some(physical(content)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await
}

/// A session whose queries run on the cluster of a scheduler.
///
/// # Errors
/// When the address cannot be read.
pub async fn session(
    content: &Content,
    scheduler: &str,
    config: SessionConfig,
) -> Result<SessionContext> {
    let config = config
        .with_ballista_logical_extension_codec(logical(content))
        .with_ballista_physical_extension_codec(physical(content));
    SessionContext::remote_with_state(&format!("df://{scheduler}"), state(config)).await
}

fn state(config: SessionConfig) -> SessionState {
    SessionStateBuilder::new()
        .with_config(config)
        .with_default_features()
        .build()
}

fn logical(content: &Content) -> Arc<dyn LogicalExtensionCodec> {
    Arc::new(Codec::<BallistaLogicalExtensionCodec>::of(content))
}

fn physical(content: &Content) -> Arc<dyn PhysicalExtensionCodec> {
    Arc::new(Codec::<BallistaPhysicalExtensionCodec>::of(content))
}

fn host_and_port(text: &str) -> std::result::Result<(String, u16), String> {
    let parts = text.rsplit_once(':');
    let parts = parts.and_then(|(host, port)| Some((host.to_owned(), port.parse().ok()?)));
    parts.ok_or_else(|| format!("`{text}` is not HOST:PORT"))
}
