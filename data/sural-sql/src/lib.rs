//! Sural in SQL, on one machine with DataFusion or on a cluster with Ballista.

pub mod assess;
pub mod cluster;
pub mod codec;
pub mod table;

use std::sync::Arc;

use ballista_core::extension::SessionConfigExt;
use datafusion::common::Result;
use datafusion::prelude::{SessionConfig, SessionContext};

use assess::Content;
use table::Cases;

/// A session that knows `sural` and `sural_assess`, on this machine or on the cluster of a scheduler.
///
/// # Errors
/// When the address of the scheduler cannot be read.
pub async fn session(content: &Content, scheduler: Option<&str>) -> Result<SessionContext> {
    // Else each column of an outcome is moved towards the file by itself: cases would be assessed once for each, and
    // before they are filtered.
    let config = |config: SessionConfig| {
        config.set_bool(
            "datafusion.optimizer.enable_leaf_expression_pushdown",
            false,
        )
    };
    let session = match scheduler {
        Some(scheduler) => {
            let with = config(SessionConfig::new_with_ballista());
            cluster::session(content, scheduler, with).await?
        }
        None => SessionContext::new_with_config(config(SessionConfig::new())),
    };
    session.register_udf(assess::function(content));
    session.register_udtf(table::NAME, Arc::new(Cases::of(content)));
    Ok(session)
}
